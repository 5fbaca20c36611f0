import { useStore } from 'zustand'
import { useServices } from './services.ts'
import type { ViewState } from './view-state.ts'

export function useViewState<Part>(select: (view: ViewState) => Part): Part {
  return useStore(useServices().view, select)
}
