import { type CallReport, callEndpoints, type PhoneCall } from '../../../server/contract/call.ts'
import { readPhone } from '../../../server/contract/phone.ts'
import { request } from '../../lib/api.ts'
import { type Draft, keyFor } from './drafts.ts'
import { useDeskStep } from './useCalls.ts'

/** The number that was keyed in is none. */
export class NoPhone extends Error {}

interface InHand {
  draft: Draft
  /** Null while the server does not know it: keyed in, and not sent yet. */
  call: PhoneCall | null
}
type Conclusion = 'enquiry' | 'follow' | 'complaint' | 'abusive' | 'silent'

/** What can come of a call. Each first makes sure that the server knows the call and its number; doing so twice changes nothing. */
export function useCallSteps(change: (id: string, change: Partial<Draft>) => void) {
  const tell = async ({ draft, call }: InHand): Promise<void> => {
    const { id, startedAt, number, toldNumber } = draft
    const typed = number.trim()
    const phone = typed === '' ? null : readPhone(typed)
    if (typed !== '' && phone === null && call?.fromExchange !== true) throw new NoPhone()
    const known = call ?? (await request(callEndpoints.keyIn, { body: { id, number: phone, startedAt } }))
    if (phone !== null && (known.mask === null || (!known.fromExchange && typed !== toldNumber)))
      await request(callEndpoints.setNumber, { params: { id }, body: { number: phone } })
    change(id, { toldNumber: typed })
  }
  const keyed = <A>(inHand: InHand, content: unknown, send: (key: string) => Promise<A>) => {
    const sent = keyFor(inHand.draft, content)
    // Kept before it is sent: a reload in between asks with the same key.
    change(inHand.draft.id, { sent })
    return send(sent.key)
  }
  return {
    tell: useDeskStep(tell),
    take: useDeskStep((id: string) => request(callEndpoints.take, { params: { id } })),
    report: useDeskStep(async ({ body, ...inHand }: InHand & { body: CallReport }) => {
      await tell(inHand)
      const params = { id: inHand.draft.id }
      return keyed(inHand, body, (key) => request(callEndpoints.report, { params, body, key }))
    }),
    join: useDeskStep(async ({ caseId, ...inHand }: InHand & { caseId: string }) => {
      await tell(inHand)
      const { id, name, words } = inHand.draft
      const body = {
        caseId,
        ...(name.trim() === '' ? {} : { name: name.trim() }),
        ...(words.trim() === '' ? {} : { description: words.trim() }),
      }
      return keyed(inHand, body, (key) => request(callEndpoints.join, { params: { id }, body, key }))
    }),
    conclude: useDeskStep(
      async (given: InHand & { kind: Conclusion; caseId?: string; articleId?: string; note?: string }) => {
        const { draft, call, ...body } = given
        await tell({ draft, call })
        return request(callEndpoints.conclude, { params: { id: draft.id }, body })
      },
    ),
    markAbusive: useDeskStep(async ({ reason, ...inHand }: InHand & { reason: string }) => {
      await tell(inHand)
      return request(callEndpoints.markAbusive, { params: { id: inHand.draft.id }, body: { reason } })
    }),
  }
}
