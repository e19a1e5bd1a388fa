import { z } from 'zod'
import { instant } from './common.ts'
import { endpoint } from './endpoint.ts'

const byId = z.object({ id: z.uuid() })
export const attachment = z.object({
  id: z.uuid(),
  sha256: z.string(),
  mediaType: z.string(),
  width: z.int(),
  height: z.int(),
  takenAt: instant.optional(),
})
export type Attachment = z.infer<typeof attachment>
export const attachmentEndpoints = {
  upload: endpoint({
    method: 'post',
    path: '/api/v1/attachments',
    tag: 'attachments',
    summary: 'Upload a photo (field `file`)',
    bodyType: 'multipart/form-data',
    answer: attachment,
    status: 201,
    idempotency: 'required',
  }),
  download: endpoint({
    method: 'get',
    path: '/api/v1/attachments/{id}',
    tag: 'attachments',
    summary: 'The photo, or its thumbnail',
    params: byId,
    query: z.object({ size: z.enum(['thumb', 'full']).default('full') }),
    answer: z.unknown(),
    answerType: 'image/*',
  }),
} as const
