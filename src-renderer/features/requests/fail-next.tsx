import { Zap } from 'lucide-react'
import type { ExchangeDetail } from '../../../src-shared/contract/requests.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

interface OfExchange {
  readonly exchange: Pick<ExchangeDetail, 'sdk' | 'path'>
}

/** Leads to a fault for this call, filled in: Enter adds it. */
export function FailNext({ exchange: { sdk, path } }: OfExchange) {
  const call = sdk ?? pathOf(path)
  const go = () => navigate({ screen: 'faults', id: null, parameters: { call } })
  useKeys({ 'fail-next': go })
  return <IconButton label={`Make ${call} fail next time`} icon={<Icon of={Zap} />} action="fail-next" onPress={go} />
}

/** An answer of one's own where there is none: the same way, with an effect that answers. */
export function StubWithFault({ exchange: { path } }: OfExchange) {
  const go = () => navigate({ screen: 'faults', id: null, parameters: { call: pathOf(path), effect: 'stub' } })
  return <Button onPress={go}>Stub with a fault</Button>
}

function pathOf(path: string): string {
  return path.split('?')[0] ?? ''
}
