/** How the reader has arranged the columns of a list: their order, their widths, and which are out of sight. */
export interface ColumnArrangement {
  /** Ids; columns that are not named keep the place that the list gives them. */
  readonly order: readonly string[]
  readonly hidden: readonly string[]
  /** In pixels, of those that were resized. */
  readonly widths: Readonly<Record<string, number>>
}

export const nothingArranged: ColumnArrangement = { order: [], hidden: [], widths: {} }
