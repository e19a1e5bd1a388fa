import { useTranslation } from 'react-i18next'

/** Lengths and areas in the reader's language: metres below a kilometre, square metres below a hectare. */
export function useMapFigures() {
  const { t, i18n } = useTranslation()
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(i18n.language, { maximumFractionDigits: digits }).format(value)
  return {
    length: (m: number) =>
      m < 1000
        ? t('mapwork.m', { value: number(m, m < 100 ? 1 : 0) })
        : t('mapwork.km', { value: number(m / 1000, m < 10_000 ? 3 : 2) }),
    area: (m2: number) =>
      m2 < 10_000
        ? t('mapwork.m2', { value: number(m2, m2 < 100 ? 1 : 0) })
        : m2 < 1e6
          ? t('mapwork.ha', { value: number(m2 / 10_000, 2) })
          : t('mapwork.km2', { value: number(m2 / 1e6, 3) }),
    number: (value: number) => number(value, 0),
  }
}
