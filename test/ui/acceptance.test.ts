/** `docs/acceptance.md`: each scenario, the tests that do it within its keys or clicks, without a mouse, and by ear. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../architecture/imports.ts'
import { screens } from '../screens/screens.ts'
import { scenarios } from './scenarios.ts'

interface Told {
  readonly file: string
  readonly name: string
  readonly body: string
}

const tests = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .toSorted()
  .flatMap(testsIn)

function testsIn(file: string): readonly Told[] {
  const parts = readFileSync(join(root, 'test', file), 'utf8')
    .split(/^test\(\s*'/m)
    .slice(1)
  return parts.map((part) => ({
    file: file.replaceAll('\\', '/'),
    name: part.slice(0, part.indexOf("',")),
    body: part,
  }))
}

/** The focus that is set by the test, where a person would have to bring it there, counts as a mouse. */
const mouse =
  /\.(?:click|dblclick|hover|focus|blur|dragTo|fill|check|uncheck|selectOption|clear)\(|(?<!keyboard|hand|handIn\(page, \d+\))\.press\(/
const counts =
  (scenario: string) =>
  ({ body }: Told) =>
    body.includes(`handIn(page, ${scenario})`)
const withoutMouse = (scenario: string) => (each: Told) => counts(scenario)(each) && !mouse.test(each.body)
/** What is told unasked, and where the keys are. */
const byEar = ({ body }: Told) => body.includes('listen(page)') && body.includes('focusOf(page)')

/** Nothing is pressed in it. */
const others = [
  {
    number: '12',
    says: 'A suite with MSW: tests that sign the same address up leak nothing into each other, and wait for no clock',
    names: [
      'suites: 400 tests leak nothing, in one file or ten at once, in any order; a failure tells its story; docs and MSW 2 work',
    ],
  },
  {
    number: '14',
    says: 'The network cable is pulled before the first: nothing changes',
    names: [
      'connect: from the first start to the first request seen, with every way out of the machine cut',
      'cable: the server asks nothing of another machine, whatever it is asked',
    ],
  },
]

test('acceptance: what is done by keys alone is done by nothing else', () => {
  const others = tests.filter(({ name, body }) => name.includes('keys alone') && mouse.test(body))
  expect(others.map(lineOf)).toEqual([])
})

test('acceptance: every scenario has tests that count it by keys alone and, to the eighth, hear it', async () => {
  const parts = Object.entries(scenarios).map(([number, { says, most }]) => {
    const byKeys = tests.filter(withoutMouse(number))
    const heard = Number(number) > 8 ? byKeys : byKeys.filter(byEar)
    expect([number, byKeys.length > 0, heard.length > 0]).toEqual([number, true, true])
    const lines = tests.filter(counts(number)).map((each) => {
      const marks = [
        ...(byKeys.includes(each) ? ['keys alone'] : []),
        ...(byKeys.includes(each) && byEar(each) ? ['told'] : []),
      ]
      return lineOf(each) + (marks.length === 0 ? '' : ` (${marks.join(', ')})`)
    })
    return [`## ${number}. ${says}`, '', `Keys or clicks: ${most} at most`, '', ...lines, '']
  })
  const uncounted = others.map(({ number, says, names }) => [
    `## ${number}. ${says}`,
    '',
    ...names.map((name) => lineOf(tests.find((each) => each.name === name) ?? expect.fail(`No test is named ${name}`))),
    '',
  ])
  const byKeys = screens
    .filter(({ isFrame }) => isFrame !== true)
    .map(({ title }) => {
      const prefix = `${title}: `.toLowerCase()
      const found = tests.filter(
        (each) =>
          each.name.toLowerCase().startsWith(prefix) &&
          /\bkeys\b/.test(each.name.slice(prefix.length)) &&
          !mouse.test(each.body),
      )
      expect([title, found.length > 0]).toEqual([title, true])
      return [`### ${title}`, '', ...found.map(lineOf), '']
    })
  await expect(
    [...head, ...parts.flat(), ...uncounted.flat(), ...screensHead, ...byKeys.flat()].join('\n'),
  ).toMatchFileSnapshot(join(root, 'docs', 'acceptance.md'))
})

const lineOf = ({ file, name }: Told) => `- \`test/${file}\`: ${name}`

const screensHead = [
  '## Every screen without a mouse',
  '',
  '- `test/ui/accessibility.test.ts`: accessibility: no view of a filled emulator breaks a rule, and Tab leads to every control of it',

  '',
]

const head = [
  '# Acceptance',
  '',
  'What people do with Offwrite, and the tests that do it: in a real browser, and where there is something to press with every',
  'key and click counted, so that one more than is allowed fails. Tests marked _keys alone_ use no mouse; those marked _told_',
  'hear what a screen reader is told, and read role and name of what has the focus. Together they are scenario 13.',
  '`npm run vitest -- test/ui/acceptance.test.ts -u` writes this page.',
  '',
]
