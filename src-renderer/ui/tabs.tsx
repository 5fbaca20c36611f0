import type { ReactNode } from 'react'
import { Tab as AriaTab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly title: string
  readonly content: ReactNode
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly tabs: readonly TabItem<Id>[]
  readonly selected: Id
  readonly onSelect: (id: Id) => void
  readonly panelClassName?: string
  readonly listClassName?: string
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect, ...looks }: TabsProps<Id>) {
  const { panelClassName = 'p-4', listClassName = 'gap-4 ps-4' } = looks
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => {
        const tab = tabs.find(({ id }) => id === key)
        if (tab !== undefined) onSelect(tab.id)
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="shrink-0 border-b border-hairline">
        {/* Where it goes on, it fades; once its end is reached, the padding does. */}
        <TabList
          aria-label={label}
          className={`flex mask-r-from-[calc(100%-16px)] overflow-x-auto overflow-y-hidden pe-4 [scrollbar-width:none] ${listClassName}`}
        >
          {tabs.map(({ id, title }) => (
            <AriaTab
              key={id}
              id={id}
              className="relative flex h-8 shrink-0 items-center rounded-badge text-body text-secondary outline-offset-[-2px] data-hovered:text-primary data-selected:font-medium data-selected:text-primary data-selected:after:absolute data-selected:after:inset-x-0 data-selected:after:bottom-0 data-selected:after:h-0.5 data-selected:after:bg-accent"
            >
              {title}
            </AriaTab>
          ))}
        </TabList>
      </div>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={`min-h-0 flex-1 overflow-auto outline-offset-[-2px] ${panelClassName}`}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
