import type { TFunction } from 'i18next'

export interface ReadBack {
  what: string | null
  address: string
  words: string
  answers: readonly { question: string; answer: string }[]
  urgent: boolean
  hasNumber: boolean
}

/** What the clerk reads aloud before sending, in the language of the call; empty until there is something to read. */
export function readBackText(
  t: TFunction,
  { what, address, words, answers, urgent, hasNumber }: ReadBack,
): string {
  if (what === null) return ''
  const place = address.trim() === '' ? '' : t('calls.say.at', { address: address.trim() })
  const asked = answers.map(({ question, answer }) => `${question.replace(/[?？]$/, '')} ${answer}`)
  return [
    t('calls.say.start', { place, what }),
    asked.length === 0 ? '' : t('calls.say.answers', { answers: asked.join(t('calls.say.separator')) }),
    words.trim() === '' ? '' : t('calls.say.words', { words: words.trim().replace(/[。.]$/, '') }),
    t(hasNumber ? 'calls.say.end' : 'calls.say.endNoNumber'),
    urgent ? t('calls.say.urgent') : '',
  ].join('')
}
