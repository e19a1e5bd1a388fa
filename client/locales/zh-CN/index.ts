import { accounts } from './accounts.ts'
import { administration } from './administration.ts'
import { cases } from './cases.ts'
import { catalog } from './catalog.ts'
import { city } from './city.ts'
import { notices } from './notices.ts'
import { policy } from './policy.ts'
import { shell } from './shell.ts'

export const zhCN = {
  ...shell,
  ...cases,
  ...accounts,
  ...administration,
  ...notices,
  ...catalog,
  ...city,
  ...policy,
}
