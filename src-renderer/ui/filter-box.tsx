import { ListFilter, X } from 'lucide-react'
import { useRef, type RefObject } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Input, Popover, SearchField } from 'react-aria-components'
import { useKeys } from '../keyboard/use-keys.ts'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { inputLook } from './field.tsx'
import { popoverLook } from './menu.tsx'
import { useTyped } from './use-typed.ts'

export interface FilterToken {
  /** For example `status:4xx`. */
  readonly example: string
  readonly meaning: string
}

export interface FilterBoxProps {
  /** Says what is searched: `Filter requests`. */
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly tokens: readonly FilterToken[]
}

/** Words and `key:value` tokens in one line; `/` goes to it, Escape empties it and then leaves it. */
export function FilterBox({ label, placeholder, value, onChange, tokens }: FilterBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  useKeys({ filter: () => input.current?.focus() })
  const add = (example: string) => {
    onChange(`${value.trim()} ${example}`.trim())
    input.current?.focus()
  }
  return (
    <div className="flex min-w-0 flex-1 items-center gap-1 last:ends-line">
      <FilterField input={input} label={label} placeholder={placeholder} value={value} onChange={onChange} />
      <TokenMenu tokens={tokens} onChoose={add} />
    </div>
  )
}

interface FilterFieldProps extends Omit<FilterBoxProps, 'tokens'> {
  readonly input: RefObject<HTMLInputElement | null>
}

/** Apart, so that a key paints the field alone. */
function FilterField({ input, label, placeholder, value, onChange }: FilterFieldProps) {
  const [text, type] = useTyped(value, onChange)
  return (
    <SearchField aria-label={label} value={text} onChange={type} className="group relative min-w-0 flex-1">
      <Input
        ref={input}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text === '') event.currentTarget.blur()
        }}
        className={`${inputLook} pe-8 text-ellipsis group-data-empty:pe-2 [&::-webkit-search-cancel-button]:hidden`}
      />
      <AriaButton
        aria-label={`Clear ${label.toLowerCase()}`}
        className="absolute end-0.5 top-0.5 inline-flex size-6 items-center justify-center rounded-control text-secondary group-data-empty:hidden data-hovered:bg-hover"
      >
        <Icon of={X} />
      </AriaButton>
    </SearchField>
  )
}

interface TokenMenuProps extends Pick<FilterBoxProps, 'tokens'> {
  readonly onChoose: (example: string) => void
}

/** What a filter can say, each to be put into it. */
function TokenMenu({ tokens, onChoose }: TokenMenuProps) {
  return (
    <DialogTrigger>
      <IconButton label="What a filter can say" icon={<Icon of={ListFilter} />} />
      <Popover offset={4} placement="bottom end" className={popoverLook}>
        <Dialog aria-label="What a filter can say" className="p-2 outline-none">
          {({ close }) => (
            <ul>
              {tokens.map(({ example, meaning }) => (
                <li key={example}>
                  <AriaButton
                    onPress={() => {
                      close()
                      onChoose(example)
                    }}
                    className="flex min-h-7 w-full items-center justify-between gap-6 rounded-control px-2 text-start data-hovered:bg-hover"
                  >
                    <code className="text-small text-primary">{example}</code>
                    <span className="text-small text-secondary">{meaning}</span>
                  </AriaButton>
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
