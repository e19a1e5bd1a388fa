import type { Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import { type Keyring, maskIdNumber, maskName, maskPhone } from '../../server/platform/keyring.ts'
import { inventIdNumber, inventName, inventPhone } from './names.ts'
import { type Random, seeded } from './random.ts'

const queries = {
  homes: sql(import.meta.url, 'sql/homes.sql'),
  next: sql(import.meta.url, 'sql/next-population-ids.sql'),
  insertHomes: sql(import.meta.url, 'sql/insert-homes.sql'),
  insertPeople: sql(import.meta.url, 'sql/insert-people.sql'),
  raiseIds: sql(import.meta.url, 'sql/raise-population-ids.sql'),
}

/** How many people the demo invents where the buildings have room for them. */
const PEOPLE = 120_000
const PEOPLE_PER_HOME = 2.55
const BATCH = 4000

interface Home {
  id: number
  buildingId: number
  entrance: number
  floor: number
  room: string
}
/** Columns of a person's row and stay, in the order of insert-people.sql. */
type PersonRow = [
  id: number,
  home: number,
  nameEnc: string,
  nameMask: string,
  idEnc: string,
  idMask: string,
  idHash: string,
  phoneEnc: string | null,
  phoneMask: string | null,
  phoneHash: string | null,
  sex: 'f' | 'm',
  birthOn: string,
  kind: 'resident' | 'floating',
  fromOn: string,
]

/**
 * Invents the people of the city's dwelling houses: one household a dwelling, identity numbers of division 999999,
 * numbers encrypted. `today` bounds birth and moving-in dates. Answers how many there are.
 */
export async function layResidents(tx: Tx, keyring: Keyring, today: Date): Promise<number> {
  const random = seeded(999_999)
  const first = await tx.one<{ dwelling: number; person: number }>(queries.next)
  const homes = planHomes(await tx.any(queries.homes), first.dwelling, random)
  for (let i = 0; i < homes.length; i += BATCH) {
    const rows = homes.slice(i, i + BATCH).map((h) => [h.id, h.buildingId, h.entrance, h.floor, h.room])
    await tx.none(queries.insertHomes, { homes: JSON.stringify(rows) })
  }
  let people = 0
  let batch: PersonRow[] = []
  const flush = async () => {
    const rows = batch
    batch = []
    await tx.none(queries.insertPeople, { people: JSON.stringify(rows) })
  }
  for (const home of homes) {
    for (const person of household(home.id, today, random)) {
      batch.push([first.person + people, home.id, ...sealed(person, keyring)])
      people += 1
      if (batch.length >= BATCH) await flush()
    }
  }
  if (batch.length > 0) await flush()
  await tx.one(queries.raiseIds)
  return people
}

interface HouseOfDwellings {
  id: number
  floors: number
  areaM2: number
}

/** Spreads the homes over the houses by floor area, so that the whole city has its number of people. */
export function planHomes(houses: readonly HouseOfDwellings[], firstId: number, random: Random): Home[] {
  const floorArea = houses.reduce((sum, h) => sum + h.areaM2 * h.floors, 0)
  const homeAreaM2 = Math.max(58, (floorArea * PEOPLE_PER_HOME) / PEOPLE)
  const homes: Home[] = []
  for (const house of houses) {
    const perFloor = Math.max(
      1,
      Math.min(24, Math.round(house.areaM2 / homeAreaM2 + random.next() * 0.5 - 0.25)),
    )
    const share = Math.min(1, (house.areaM2 * house.floors) / homeAreaM2 / (perFloor * house.floors))
    const entrances = Math.max(1, Math.ceil(perFloor / 4))
    for (let floor = 1; floor <= house.floors; floor++) {
      for (let flat = 0; flat < perFloor; flat++) {
        if (share < 1 && !random.chance(share)) continue
        const entrance = 1 + (flat % entrances)
        const room = `${floor}${String(1 + Math.floor(flat / entrances)).padStart(2, '0')}`
        homes.push({ id: firstId + homes.length, buildingId: house.id, entrance, floor, room })
      }
    }
  }
  return homes
}

interface Invented {
  name: string
  idNumber: string
  phone: string | null
  sex: 'f' | 'm'
  birthOn: string
  kind: 'resident' | 'floating'
  fromOn: string
}

const DAY_MS = 86_400_000
const dayBefore = (today: Date, days: number) =>
  new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10)

/** The people of one dwelling. */
export function household(home: number, today: Date, random: Random): Invented[] {
  const size = random.weighted([
    [1, 22],
    [2, 30],
    [3, 28],
    [4, 13],
    [5, 7],
  ] as const)
  const kind = (home % 5 === 0 ? random.chance(0.75) : random.chance(0.06)) ? 'floating' : 'resident'
  const movedIn = kind === 'floating' ? random.int(10, 1200) : random.int(200, 9000)
  const headAge = kind === 'floating' ? random.int(20, 52) : random.int(26, 84)
  return Array.from({ length: size }, (_, i) => {
    const age = Math.max(
      0,
      i === 0
        ? headAge
        : i === 1
          ? headAge + random.int(-5, 4)
          : i === 2
            ? headAge - random.int(22, 34)
            : random.int(0, 82),
    )
    const birthOn = dayBefore(today, age * 365 + random.int(1, 364))
    const sex = random.chance(0.5) ? 'f' : 'm'
    const bornDaysAgo = Math.floor((today.getTime() - Date.parse(birthOn)) / DAY_MS)
    return {
      name: inventName(random),
      idNumber: inventIdNumber(birthOn, sex, random),
      phone: age >= 12 ? inventPhone(random) : null,
      sex,
      birthOn,
      kind,
      fromOn: dayBefore(today, Math.min(movedIn, bornDaysAgo)),
    }
  })
}

function sealed(person: Invented, keyring: Keyring) {
  const hidden = (text: string) => keyring.encrypt(text).toString('base64')
  const lookup = (text: string) => keyring.lookupHash(text).toString('base64')
  const { phone } = person
  return [
    hidden(person.name),
    maskName(person.name),
    hidden(person.idNumber),
    maskIdNumber(person.idNumber),
    lookup(person.idNumber),
    phone && hidden(phone),
    phone && maskPhone(phone),
    phone && lookup(phone),
    person.sex,
    person.birthOn,
    person.kind,
    person.fromOn,
  ] as const
}
