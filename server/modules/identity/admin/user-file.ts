import { CsvError, parse } from 'csv-parse/sync'
import { ROLES, type Role } from '../../../contract/role.ts'
import { wrongField } from '../../../http/problem.ts'

/** A line of the file as it stands there. */
export interface RawLine {
  readonly line: number
  readonly username: string
  readonly name: string
  readonly roles: readonly string[]
  readonly org: string
}

const COLUMNS = {
  username: ['username', 'user name', 'account', '用户名', '账号'],
  name: ['name', 'shown name', '姓名', '名称'],
  roles: ['roles', 'role', '角色'],
  org: ['organisation', 'organization', 'org', 'unit', '组织', '机构', '单位', '部门'],
} as const

/** What the domain calls the roles in Chinese. */
const CHINESE: Readonly<Record<string, Role>> = {
  信息采集员: 'inspector',
  监督员: 'inspector',
  受理员: 'intake',
  值班长: 'supervisor',
  派遣员: 'dispatcher',
  处置单位受理人: 'unit',
  处置单位: 'unit',
  分管领导: 'unit-lead',
  处置单位分管领导: 'unit-lead',
  考评员: 'assessor',
  领导: 'leader',
  人口专干: 'population',
  街道业务员: 'street',
  视频监控员: 'video',
  网格负责人: 'grid-leader',
  楼院长: 'building-head',
  信息采集公司: 'contractor',
  管理员: 'admin',
}

export const MOST_LINES = 2000

export const readRole = (text: string): Role | undefined =>
  ROLES.find((role) => role === text.toLowerCase()) ?? CHINESE[text]

/** Reads a CSV in UTF-8 or GB 18030, parted by commas, semicolons or tabs. Throws 422 for what is no list of users. */
export function readUserFile(bytes: Buffer): RawLine[] {
  const text = decoded(bytes)
  const head = text.slice(0, text.search(/\r|\n|$/))
  const delimiter = [',', ';', '\t', '，'].find((one) => head.includes(one)) ?? ','
  let columns: Record<keyof typeof COLUMNS, number> | undefined
  try {
    const records = parse(text, {
      delimiter,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      to: MOST_LINES + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    const [header, ...rest] = records
    columns = columnsOf(header?.record ?? [])
    if (rest.length === 0) throw wrongField('file', 'no-lines', 'The file has a header and no line.')
    if (rest.length > MOST_LINES)
      throw wrongField('file', 'too-many-lines', `A file has at most ${MOST_LINES} users.`)
    const at = columns
    return rest.map(({ record, info }) => ({
      line: info.lines,
      username: record[at.username] ?? '',
      name: record[at.name] || (record[at.username] ?? ''),
      roles: (record[at.roles] ?? '')
        .split(/[;|、；/\s]+/)
        .map((role) => role.trim())
        .filter((role) => role !== ''),
      org: record[at.org] ?? '',
    }))
  } catch (error) {
    if (error instanceof CsvError) throw wrongField('file', 'not-csv', `It is no CSV: ${error.message}`)
    throw error
  }
}

function decoded(bytes: Buffer): string {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK')
    throw wrongField('file', 'is-workbook', 'This is an Excel workbook: save it as CSV first.')
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // The next one.
    }
  throw wrongField('file', 'bad-encoding', 'The file is neither UTF-8 nor GB 18030.')
}

function columnsOf(header: readonly string[]): Record<keyof typeof COLUMNS, number> {
  const names = header.map((name) => name.toLowerCase())
  const found = Object.entries(COLUMNS).map(([field, aliases]) => {
    const at = names.findIndex((name) => (aliases as readonly string[]).includes(name))
    if (at < 0 && field !== 'name')
      throw wrongField(
        'file',
        'no-column',
        `The first line names no column ${aliases[0]} (${aliases.at(-1)}).`,
      )
    return [field, at]
  })
  return Object.fromEntries(found) as Record<keyof typeof COLUMNS, number>
}
