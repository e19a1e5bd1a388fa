import type { Organisation } from '../../../server/contract/admin-organisation.ts'

export interface Branch {
  readonly key: string
  readonly organisation: Organisation
  readonly children: Branch[]
}

/** The organisations under their parents; with words only those that hold them, and the way up to them. */
export function treeOf(items: readonly Organisation[], q: string): Branch[] {
  const words = q.trim().toLowerCase()
  const holds = ({ name, nameEn, code }: Organisation) =>
    `${name} ${nameEn ?? ''} ${code}`.toLowerCase().includes(words)
  const here = new Set(items.map(({ code }) => code))
  const under = Map.groupBy(items, ({ parentCode }) =>
    parentCode !== null && here.has(parentCode) ? parentCode : null,
  )
  const seen = new Set<string>()
  const branchesOf = (parent: string | null): Branch[] =>
    (under.get(parent) ?? []).flatMap((organisation) => {
      // Data from elsewhere may hold a circle, which must not hang the page.
      if (seen.has(organisation.code)) return []
      seen.add(organisation.code)
      const children = branchesOf(organisation.code)
      return children.length > 0 || holds(organisation)
        ? [{ key: organisation.code, organisation, children }]
        : []
    })
  return branchesOf(null)
}
