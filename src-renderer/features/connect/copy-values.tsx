import { Check, Copy } from 'lucide-react'
import { useKeys } from '../../keyboard/use-keys.ts'
import { Button } from '../../ui/button.tsx'
import { useCopy } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What an app needs to find the project, for its `.env`. */
export function CopyValues({ text }: { readonly text: string }) {
  const { isCopied, copy } = useCopy()
  const copyAll = () => copy(text)
  useKeys({ 'copy-values': copyAll })
  return (
    <Button look="primary" action="copy-values" icon={<Icon of={isCopied ? Check : Copy} />} onPress={copyAll}>
      {isCopied ? 'Copied' : 'Copy all as .env'}
    </Button>
  )
}
