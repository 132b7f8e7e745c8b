import { QueryClient } from '@tanstack/react-query'
import { ApiError } from '../api.ts'
import { neverOlder } from './never-older.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // A phone that lost the line keeps what it has for the whole shift.
      gcTime: 12 * 60 * 60_000,
      retry: (count, error) => count < 2 && (!(error instanceof ApiError) || error.status >= 500),
      networkMode: 'offlineFirst',
      structuralSharing: neverOlder,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})
