/** `offwrite completion`: the script that a shell completes by. */
import { completionScript, shells } from '../completion.ts'
import { defineCommand } from '../command.ts'
import { oneWordOf, requiredValue } from '../setting.ts'

export const completion = defineCommand({
  name: 'completion',
  summary: 'Print the script that lets a shell complete commands and options',
  arguments: { shell: requiredValue(oneWordOf('The shell', shells, 'bash')) },
  options: {},
  examples: [
    'completion bash >> ~/.bashrc',
    'completion zsh >> ~/.zshrc',
    'completion fish > ~/.config/fish/completions/offwrite.fish',
  ],
  async run({ shell }) {
    // The list holds this command too.
    const { commands } = await import('./index.ts')
    const script = completionScript(shell, commands)
    return { json: { shell, script }, text: script }
  },
})
