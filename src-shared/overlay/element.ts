/** Elements by hand. What they say is always text, so that nothing of an app or of its users becomes markup. */

type Child = Node | string

export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** Does something when it is pressed; what goes wrong is told by `attempt`. */
export type Attempt = (action: () => Promise<unknown>) => void

export function button(label: string, attempt: Attempt, action: () => Promise<unknown>): HTMLButtonElement {
  const made = element('button', { type: 'button' }, label)
  made.addEventListener('click', () => attempt(action))
  return made
}

/** A titled part of the panel. */
export function part(title: string, ...children: readonly Child[]): HTMLElement {
  return element('section', { 'aria-label': title }, element('h3', {}, title), ...children)
}
