import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNamed } from '../../lib/useNamed.ts'
import { useOrganisations } from './usePeople.ts'

/** One of the organisations that are not retired, found by name or code. */
export function OrganisationSelect(props: {
  value: string | null
  onChange: (code: string | null) => void
  placeholder?: string
  id?: string
  /** Not to be chosen: itself. */
  without?: string
}) {
  const { t } = useTranslation()
  const named = useNamed()
  const organisations = useOrganisations()
  const { without } = props
  const options = (organisations.data?.items ?? [])
    .filter(({ retiredAt, code }) => retiredAt === null && code !== without)
    .map(({ code, name, nameEn, kind }) => ({
      value: code,
      label: `${named(name, nameEn)} · ${t(`people.kind.${kind}`)}`,
      find: `${name} ${nameEn ?? ''} ${code}`,
    }))
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'find' }}
      value={props.value}
      {...(props.id === undefined ? {} : { id: props.id })}
      placeholder={props.placeholder}
      aria-label={t('people.organisation')}
      loading={organisations.isPending}
      options={options}
      onChange={(code: string | undefined) => props.onChange(code ?? null)}
    />
  )
}
