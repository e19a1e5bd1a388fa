import { accounts } from './accounts.ts'
import { administration } from './administration.ts'
import { calls } from './calls.ts'
import { cases } from './cases.ts'
import { catalog } from './catalog.ts'
import { city } from './city.ts'
import { complaints } from './complaints.ts'
import { duplicates } from './duplicates.ts'
import { grids } from './grids.ts'
import { health } from './health.ts'
import { imports } from './imports.ts'
import { legend } from './legend.ts'
import { look } from './look.ts'
import { mapwork } from './map.ts'
import { mapServices } from './map-services.ts'
import { notices } from './notices.ts'
import { policy } from './policy.ts'
import { routing } from './routing.ts'
import { search } from './search.ts'
import { shell } from './shell.ts'
import { shift } from './shift.ts'
import { state } from './state.ts'
import { underground } from './underground.ts'

export const en = {
  ...administration,
  ...imports,
  ...shell,
  ...calls,
  ...cases,
  ...accounts,
  ...notices,
  ...catalog,
  ...city,
  ...legend,
  ...mapwork,
  ...look,
  ...mapServices,
  ...grids,
  ...health,
  ...policy,
  ...routing,
  ...search,
  ...duplicates,
  ...complaints,
  ...shift,
  ...state,
  ...underground,
}
