import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { switchLanguage } from '../lib/language.ts'

/** One press to the other language, named in that language. */
export function LanguageSwitch() {
  const { i18n } = useTranslation()
  const isEnglish = i18n.language === 'en'
  return (
    <Button
      type="text"
      size="small"
      lang={isEnglish ? 'zh-CN' : 'en'}
      data-testid="language"
      onClick={() => void switchLanguage(isEnglish ? 'zh-CN' : 'en')}
    >
      {isEnglish ? '中文' : 'English'}
    </Button>
  )
}
