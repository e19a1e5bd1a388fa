import { useQuery } from '@tanstack/react-query'
import { healthEndpoints } from '../../../server/contract/health.ts'
import { request } from '../../lib/api.ts'

const EVERY_MS = 10_000

/** How the system is, looked at again while the page is in sight. */
export const useHealth = () =>
  useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => request(healthEndpoints.read, { signal }),
    refetchInterval: EVERY_MS,
  })
