import { expect, test } from 'vitest'
import type { DesktopAction } from '../../src-shared/contract/desktop.ts'
import { followMenu } from '../../src-renderer/keyboard/desktop-menu.ts'
import { createKeyboard } from '../../src-renderer/keyboard/keyboard.ts'

function followed() {
  const shown: (readonly DesktopAction[])[] = []
  const listeners: ((action: string) => void)[] = []
  const waiting: (() => void)[] = []
  let chosen = {}
  const keyboard = createKeyboard({ isMac: false, hasSingleKeys: () => true, chosenKeys: () => chosen })
  const changed = followMenu({
    calls: {
      showActions: async (actions) => void shown.push(actions),
      onAction: (listener) => void listeners.push(listener),
    },
    keyboard,
    chosenKeys: () => chosen,
    later: (run) => void waiting.push(run),
  })
  return {
    keyboard,
    shown,
    draw: () => waiting.splice(0).map((run) => run()).length,
    choose: (action: string) => listeners.map((listener) => listener(action)),
    setKeys(keys: Readonly<Record<string, readonly string[]>>) {
      chosen = keys
      changed()
    },
    last: (wanted: string) => shown.at(-1)?.find(({ action }) => action === wanted),
  }
}

test('desktop menu: has every action but the screens, and tells which would do something', () => {
  const { keyboard, draw, last, shown } = followed()
  draw()
  expect(last('block')).toEqual({
    action: 'block',
    does: 'Block or unblock',
    group: 'Selection',
    keys: 'B',
    isEnabled: false,
  })
  expect(last('go-users')).toBeUndefined()
  const leave = keyboard.register(() => ({ block: () => undefined, undo: () => undefined }))
  keyboard.changed()
  expect(draw()).toBe(1)
  expect([last('block')?.isEnabled, last('undo')?.isEnabled]).toEqual([true, true])
  keyboard.changed()
  draw()
  expect(shown).toHaveLength(2)
  leave()
  draw()
  expect(last('block')?.isEnabled).toBe(false)
})

test('desktop menu: does what is chosen, and no more than the table has', () => {
  const { keyboard, choose } = followed()
  const done: string[] = []
  keyboard.register(() => ({ undo: () => void done.push('undo') }))
  for (const action of ['undo', 'block', 'toString', '']) choose(action)
  expect(done).toEqual(['undo'])
})

test('desktop menu: shows keys that were chosen instead', () => {
  const { draw, last, setKeys } = followed()
  draw()
  setKeys({ undo: ['Mod+U'], block: ['G B'], delete: [] })
  draw()
  expect([last('undo')?.keys, last('block')?.keys, last('delete')?.keys]).toEqual(['Mod+U', null, null])
})
