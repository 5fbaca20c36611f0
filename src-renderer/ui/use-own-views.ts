import type { SavedView } from '../data/saved-view.ts'
import { useServices } from '../data/services.ts'
import { useViewState } from '../data/use-view-state.ts'

export interface OwnViews {
  readonly views: readonly SavedView[]
  /** One of the same name is replaced. */
  readonly save: (view: SavedView) => void
  readonly remove: (view: SavedView) => void
}

const none: readonly SavedView[] = []

/** The reader's own views of one list, such as `users/demo`; kept between visits. */
export function useOwnViews(list: string): OwnViews {
  const { notices } = useServices()
  const views = useViewState((state) => state.views[list]) ?? none
  const setViews = useViewState((state) => state.setViews)
  return {
    views,
    save: (view) => setViews(list, [...views.filter(({ title }) => title !== view.title), view]),
    remove(view) {
      setViews(
        list,
        views.filter(({ title }) => title !== view.title),
      )
      const noticeId = notices.show({
        text: `Removed the view ${view.title}`,
        action: {
          label: 'Undo',
          run() {
            setViews(list, views)
            notices.close(noticeId)
          },
        },
      })
    },
  }
}
