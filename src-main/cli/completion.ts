/** Scripts that let a shell complete commands, options and the words an option takes, made from the list of commands. */
import type { Command } from './command.ts'
import { flagName, type Setting } from './setting.ts'

export const shells = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof shells)[number]

export function completionScript(shell: Shell, commands: readonly Command[]): string {
  if (shell === 'fish') return fishScript(commands)
  // zsh runs completions that were written for bash.
  const preparation =
    shell === 'zsh' ? 'autoload -U +X compinit && compinit\nautoload -U +X bashcompinit && bashcompinit\n' : ''
  return `${preparation}${bashScript(commands)}`
}

/** What may follow the words so far: `''` is the program itself, `users` its group, `users create` a command. */
function followers(commands: readonly Command[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>([['', ['help', '--help', '--version']]])
  const add = (path: string, word: string): void => {
    const words = found.get(path) ?? []
    if (!words.includes(word)) found.set(path, [...words, word])
  }
  for (const { name, options, arguments: given } of commands) {
    const [first = '', second] = name.split(' ')
    add('', first)
    if (second !== undefined) add(first, second)
    for (const key of Object.keys(options)) add(name, `--${flagName(key)}`)
    add(name, '--help')
    const [argument] = Object.values(given)
    for (const word of argument?.words ?? []) add(name, word)
  }
  return found
}

const groupsOf = (commands: readonly Command[]): readonly string[] => [
  ...new Set(commands.flatMap(({ name }) => (name.includes(' ') ? [name.split(' ')[0] ?? ''] : []))),
]

function optionsOf(
  commands: readonly Command[],
): readonly (readonly [command: string, flag: string, Setting<unknown>])[] {
  return commands.flatMap(({ name, options }) =>
    Object.entries(options)
      .filter(([, { takes }]) => takes !== 'switch')
      .map(([key, setting]) => [name, `--${flagName(key)}`, setting] as const),
  )
}

/** Written for bash 3, which a Mac still has. */
function bashScript(commands: readonly Command[]): string {
  const valued = optionsOf(commands)
  const values = valued.flatMap(([command, flag, { words, isPath }]) =>
    words.length > 0
      ? [`    '${command} ${flag}') COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current")); return ;;`]
      : isPath
        ? [`    '${command} ${flag}') COMPREPLY=($(compgen -f -- "$current")); return ;;`]
        : [],
  )
  const words = [...followers(commands)].map(
    ([path, next]) => `    '${path}') COMPREPLY=($(compgen -W '${next.join(' ')}' -- "$current")) ;;`,
  )
  return `_offwrite() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}"
  local command='' at=1
  COMPREPLY=()
  while [ "$at" -lt "$COMP_CWORD" ] && [ "$at" -le 2 ]; do
    case "\${COMP_WORDS[at]}" in -*) break ;; esac
    case "$at \${COMP_WORDS[1]}" in
      1\\ *) command="\${COMP_WORDS[1]}" ;;
      ${groupsOf(commands)
        .map((group) => `2\\ ${group}`)
        .join('|')}) command="$command \${COMP_WORDS[2]}" ;;
    esac
    at=$((at + 1))
  done
  case "$command $previous" in
${values.join('\n')}
    ${[...new Set(valued.filter(([, , { words: some, isPath }]) => some.length === 0 && !isPath).map(([command, flag]) => `'${command} ${flag}'`))].join('|')}) return ;;
  esac
  case "$command" in
${words.join('\n')}
  esac
}
complete -o default -F _offwrite offwrite
`
}

function fishScript(commands: readonly Command[]): string {
  const groups = groupsOf(commands)
  const firsts = [...new Set(commands.map(({ name }) => name.split(' ')[0] ?? ''))]
  const lines = ['complete -c offwrite -f']
  for (const first of firsts) {
    const summary = groups.includes(first) ? '' : (commands.find(({ name }) => name === first)?.summary ?? '')
    lines.push(`complete -c offwrite -n __fish_use_subcommand -a ${first}${described(summary)}`)
  }
  for (const { name, summary, options, arguments: given } of commands) {
    const [first = '', second] = name.split(' ')
    const seen = `__fish_seen_subcommand_from ${first}`
    if (second !== undefined) {
      const members = commands.flatMap((one) => (one.name.startsWith(`${first} `) ? [one.name.split(' ')[1]] : []))
      lines.push(
        `complete -c offwrite -n '${seen}; and not __fish_seen_subcommand_from ${members.join(' ')}' -a ${second}${described(summary)}`,
      )
    }
    const here = second === undefined ? seen : `${seen}; and __fish_seen_subcommand_from ${second}`
    const [argument] = Object.values(given)
    if (argument !== undefined && argument.words.length > 0) {
      lines.push(`complete -c offwrite -n '${here}' -a '${argument.words.join(' ')}'`)
    }
    for (const [key, { takes, words, isPath, description }] of Object.entries(options)) {
      const value =
        takes === 'switch' ? '' : words.length > 0 ? ` -x -a '${words.join(' ')}'` : isPath ? ' -r -F' : ' -x'
      lines.push(`complete -c offwrite -n '${here}' -l ${flagName(key)}${value}${described(description)}`)
    }
  }
  return `${lines.join('\n')}\n`
}

function described(text: string): string {
  return text === '' ? '' : ` -d '${text.replaceAll("'", "\\'")}'`
}
