/**
 * A telephone number as it is compared and stored, or null for what is none. Taken: mobile numbers of China, fixed numbers with or
 * without their area, service numbers (110, 12345, 95598, 400…), numbers abroad with their +. Full-width digits, spaces, hyphens,
 * brackets and the country code 86 make no difference.
 */
export function readPhone(text: string): string | null {
  const bare = text
    .normalize('NFKC')
    .replaceAll(/[\s().\-‐‑‒–—−]/g, '')
    .replace(/^00(?=[1-9]\d{8,14}$)/, '+')
  const isChinese = /^\+86/.test(bare) || /^86(?=1[3-9]\d{9}$)/.test(bare)
  const number = isChinese ? home(bare.replace(/^\+?86/, '')) : bare
  return FORMS.some((form) => form.test(number)) ? number : null
}

/** Written from abroad an area goes without its 0. */
const home = (number: string) =>
  /^(10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(number) && !/^[48]00/.test(number) ? `0${number}` : number

const FORMS: readonly RegExp[] = [
  /^1[3-9]\d{9}$/,
  /^0(10|2\d|[3-9]\d{2})[2-9]\d{6,7}$/,
  /^[2-9]\d{6,7}$/,
  /^1(1[0-9]|2[0-2])$/,
  /^1[0-2]\d{3}$/,
  /^9[56]\d{3,6}$/,
  /^[48]00\d{7}$/,
  /^\+(?!86)[1-9]\d{7,14}$/,
]
