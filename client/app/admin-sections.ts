import { type ComponentType, type LazyExoticComponent, lazy } from 'react'

/** A part of /admin: its address is /admin/ID, its name `admin.section.ID` in both languages. Loaded when it is opened. */
export interface AdminSection {
  readonly id: string
  readonly Section: LazyExoticComponent<ComponentType>
}

export const ADMIN_SECTIONS: readonly AdminSection[] = [
  {
    id: 'clocks',
    Section: lazy(() =>
      import('../features/policy/PolicyEditor.tsx').then((m) => ({ default: m.PolicyEditor })),
    ),
  },
  {
    id: 'catalog',
    Section: lazy(() =>
      import('../features/catalog/CatalogEditor.tsx').then((m) => ({ default: m.CatalogEditor })),
    ),
  },
  {
    id: 'routing',
    Section: lazy(() =>
      import('../features/routing/RoutingSection.tsx').then((m) => ({ default: m.RoutingSection })),
    ),
  },
  {
    id: 'duplicates',
    Section: lazy(() =>
      import('../features/duplicates/DuplicateRules.tsx').then((m) => ({ default: m.DuplicateRules })),
    ),
  },
  {
    id: 'calls',
    Section: lazy(() =>
      import('../features/calls/CallRulesSection.tsx').then((m) => ({ default: m.CallRulesSection })),
    ),
  },
  {
    id: 'grids',
    Section: lazy(() => import('../features/grids/GridEditor.tsx').then((m) => ({ default: m.GridEditor }))),
  },
  {
    id: 'users',
    Section: lazy(() =>
      import('../features/people/UsersSection.tsx').then((m) => ({ default: m.UsersSection })),
    ),
  },
  {
    id: 'organisations',
    Section: lazy(() =>
      import('../features/people/OrganisationsSection.tsx').then((m) => ({
        default: m.OrganisationsSection,
      })),
    ),
  },
  {
    id: 'map-services',
    Section: lazy(() =>
      import('../features/map-services/MapServicesSection.tsx').then((m) => ({
        default: m.MapServicesSection,
      })),
    ),
  },
  {
    id: 'imports',
    Section: lazy(() =>
      import('../features/imports/ImportsSection.tsx').then((m) => ({ default: m.ImportsSection })),
    ),
  },
  {
    id: 'audit',
    Section: lazy(() =>
      import('../features/audit/AuditSection.tsx').then((m) => ({ default: m.AuditSection })),
    ),
  },
  {
    id: 'health',
    Section: lazy(() =>
      import('../features/health/HealthSection.tsx').then((m) => ({ default: m.HealthSection })),
    ),
  },
]
