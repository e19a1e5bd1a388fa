import i18next, { type i18n } from 'i18next'
// Month and weekday names of the date fields.
import 'dayjs/locale/zh-cn.js'
import { initReactI18next } from 'react-i18next'
import { en } from '../locales/en/index.ts'
import { zhCN } from '../locales/zh-CN/index.ts'

export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
const KEY = 'language'

/** The language chosen here before, else the browser's, else Chinese. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(KEY)
  if (chosen !== null && isLanguage(chosen)) return chosen
  return navigator.languages.some((tag) => tag.startsWith('zh')) || navigator.languages.length === 0
    ? 'zh-CN'
    : 'en'
}

const isLanguage = (tag: string): tag is Language => LANGUAGES.some((language) => language === tag)

/** Both languages are part of the page: switching asks nobody. */
export async function startLanguage(): Promise<i18n> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next.use(initReactI18next).init({
    resources: { 'zh-CN': { translation: zhCN }, en: { translation: en } },
    lng: firstLanguage(),
    fallbackLng: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return i18next
}

export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language)
  await i18next.changeLanguage(language)
}
