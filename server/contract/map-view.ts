import { z } from 'zod'
import { endpoint } from './endpoint.ts'

/** Nobody keeps more views of his own; the first nine have keys. */
export const MOST_VIEWS = 50

/** A view of the map kept by name, in the order in which they were kept; `query` is what the page's address holds after `?`. */
export const mapView = z.object({ id: z.uuid(), name: z.string(), query: z.string() })
export type MapView = z.infer<typeof mapView>

const group = { tag: 'map' } as const
/** Kept views of the map: each person's own. */
export const mapViewEndpoints = {
  list: endpoint({
    ...group,
    method: 'get',
    path: '/api/v1/map/views',
    summary: 'Views of the map that I kept',
    answer: z.object({ items: z.array(mapView) }),
  }),
  keep: endpoint({
    ...group,
    method: 'post',
    path: '/api/v1/map/views',
    summary: 'Keep a view; one of the same name is replaced',
    body: z.object({
      name: z.string().trim().min(1).max(60),
      query: z
        .string()
        .max(8000)
        .regex(/^[\x21-\x7e]*$/),
    }),
    answer: mapView,
    status: 201,
  }),
  forget: endpoint({
    ...group,
    method: 'delete',
    path: '/api/v1/map/views/{id}',
    summary: 'Forget a view of mine',
    params: z.object({ id: z.uuid() }),
    answer: z.null(),
    status: 204,
  }),
} as const
