import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { BrowserRouter } from 'react-router'
import { ApiError } from '../lib/api.ts'
import { SESSION_KEY } from '../lib/session.ts'
import { CrashGuard } from './CrashGuard.tsx'
import { Pages } from './Pages.tsx'

/** A login that ended shows at the next request: then the page asks for a new one. */
const forgetSession = (error: unknown) => {
  if (error instanceof ApiError && error.problem.status === 401) queries.setQueryData(SESSION_KEY, null)
}

const queries: QueryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => count < 2 && !(error instanceof ApiError && error.problem.status < 500),
    },
  },
})
queries.getQueryCache().config.onError = forgetSession
queries.getMutationCache().config.onError = forgetSession

export function App() {
  return (
    <StrictMode>
      <QueryClientProvider client={queries}>
        <BrowserRouter>
          <CrashGuard>
            <Pages />
          </CrashGuard>
        </BrowserRouter>
      </QueryClientProvider>
    </StrictMode>
  )
}
