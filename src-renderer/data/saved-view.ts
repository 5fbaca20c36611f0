/** A filter that is kept under a name. */
export interface SavedView {
  readonly title: string
  readonly filter: string
}
