import type { ComplaintBody } from '../../server/contract/complaint.ts'
import type { ComplaintHistory, ToldComplaintStep } from '../../server/contract/complaint-history.ts'
import type { Tx } from '../../server/db/connect.ts'
import { sql } from '../../server/db/sql.ts'
import type { AfterOnClock } from './history.ts'
import { inventName, inventPhone } from './names.ts'
import { seeded } from './random.ts'

const queries = {
  users: sql(import.meta.url, 'sql/history-users.sql'),
  case: sql(import.meta.url, 'sql/complaint-case.sql'),
  hush: sql(import.meta.url, 'sql/hush-demo.sql'),
}
const DAY_MS = 86_400_000
const HOUR_S = 3600

type Who = 'intake' | 'supervisor' | 'leader'
interface Story {
  /** How long ago it was registered. */
  readonly days: number
  readonly topic: ComplaintBody['topic']
  readonly source: ComplaintBody['source']
  readonly words: string
  /** Without a case it is about the center itself. */
  readonly about: 'open-case' | 'closed-case' | 'center'
  /** Each so many working hours after the registration. */
  readonly steps: readonly (readonly [hours: number, who: Who, step: ToldComplaintStep])[]
}

const give = (to: string, hours = 1) => [hours, 'supervisor', { action: 'assign', to }] as const
const LEADERS = 'LEADING-GROUP'

/** One of every state, and one overdue; the oldest first. */
const STORIES: readonly Story[] = [
  {
    ...{ days: 40, topic: 'unfair', source: 'visit', about: 'closed-case' },
    words: '同样的情况只查我们一家，要求说明依据。',
    steps: [
      give(LEADERS),
      [9, 'leader', { action: 'answer', answer: '经核，当日同街三处均已处理，已将记录出示给投诉人。' }],
      [11, 'supervisor', { action: 'close', upheld: false, note: '不属实，投诉人已知悉' }],
    ],
  },
  {
    ...{ days: 32, topic: 'false-feedback', source: 'hotline', about: 'closed-case' },
    words: '短信说已经修好了，到现场看根本没有动过，照片是别处的。',
    steps: [
      give(LEADERS),
      [6, 'leader', { action: 'answer', answer: '已责成单位核实。' }],
      [8, 'supervisor', { action: 'send-back', reason: '没有说明照片为何与现场不符。' }],
      [16, 'leader', { action: 'answer', answer: '班组拍错地点，已重新处置并当面致歉，责任人已通报。' }],
      [18, 'supervisor', { action: 'close', upheld: true, note: '属实' }],
    ],
  },
  {
    ...{ days: 21, topic: 'slow', source: 'hotline', about: 'closed-case' },
    words: '报了两次，每次都说已派单，一周多没有人来看过。',
    steps: [give(LEADERS), [3, 'intake', { action: 'comment', note: '投诉人再次来电催问。' }]],
  },
  {
    ...{ days: 9, topic: 'not-solved', source: 'web', about: 'closed-case' },
    words: '清理后第二天又是老样子，只是走了个过场。',
    steps: [
      give('CENTER'),
      [10, 'supervisor', { action: 'answer', answer: '已安排复查并列入顽疾点位，一周内回访。' }],
    ],
  },
  {
    ...{ days: 3, topic: 'attitude', source: 'hotline', about: 'open-case' },
    words: '现场人员态度生硬，说“爱找谁找谁”。',
    steps: [give(LEADERS, 2)],
  },
  {
    ...{ days: 2, topic: 'attitude', source: 'hotline', about: 'center' },
    words: '打了四次热线才有人接，话没说完就被挂断。',
    steps: [],
  },
  {
    ...{ days: 1.5, topic: 'slow', source: 'government', about: 'open-case' },
    words: '信访转来：反映的问题影响老人出行，要求答复何时解决。',
    steps: [],
  },
  {
    ...{ days: 0.5, topic: 'not-solved', source: 'hotline', about: 'open-case' },
    words: '只处理了一半就走了，剩下的更危险。',
    steps: [],
  },
]

interface Asked {
  readonly now: Date
  readonly after: AfterOnClock
  write(t: Tx, told: ComplaintHistory): Promise<void>
}

/** A handful of complaints about the demo's cases, each step done by the product's own service at a working hour of the past. */
export async function layComplaints(t: Tx, { now, after, write }: Asked): Promise<number> {
  const random = seeded(12_345)
  const users = await t.any<{ id: string; username: string }>(queries.users)
  const idOf = (who: Who) => users.find(({ username }) => username === who)?.id
  const [intake, supervisor, leader] = [idOf('intake'), idOf('supervisor'), idOf('leader')]
  if (intake === undefined || supervisor === undefined || leader === undefined) return 0
  const ids = { intake, supervisor, leader }
  let count = 0
  for (const story of STORIES) {
    // The first working minutes after it; never later than now, however many days nobody works.
    const at = new Date(
      Math.min(after(now.getTime() - story.days * DAY_MS, 600, false), now.getTime() - 60_000),
    )
    const target = story.about === 'center' ? { unit: 'CENTER' } : await findCase(t, story.about, at)
    if (target === null) continue
    const person = { name: inventName(random), phone: inventPhone(random) }
    const steps = story.steps
      .map(([hours, who, step]) => ({
        at: new Date(after(at.getTime(), hours * HOUR_S, false)),
        by: ids[who],
        step,
      }))
      .filter((step) => step.at <= now)
    const { source, topic, words: description } = story
    await write(t, {
      ...{ at, by: intake, steps },
      body: { source, topic, description, complainant: person, ...target },
    })
    count += 1
  }
  await t.none(queries.hush)
  return count
}

async function findCase(t: Tx, about: 'open-case' | 'closed-case', before: Date) {
  const given = { before, isClosed: about === 'closed-case' }
  const found = await t.oneOrNone<{ id: string }>(queries.case, given)
  return found && { caseId: found.id }
}
