import { accounts } from './accounts.ts'
import { cases } from './cases.ts'
import { city } from './city.ts'
import { shell } from './shell.ts'

export const zhCN = { ...shell, ...cases, ...accounts, ...city }
