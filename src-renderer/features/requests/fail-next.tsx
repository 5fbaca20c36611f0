import { Zap } from 'lucide-react'
import type { ExchangeDetail } from '../../../src-shared/contract/requests.ts'
import { useKeys } from '../../keyboard/use-keys.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

/** Leads to a fault for this call, filled in: Enter adds it. */
export function FailNext({ exchange: { sdk, path } }: { readonly exchange: ExchangeDetail }) {
  const call = sdk ?? path.split('?')[0] ?? ''
  const go = () => navigate({ screen: 'faults', id: null, parameters: { call } })
  useKeys({ 'fail-next': go })
  return <IconButton label={`Make ${call} fail next time`} icon={<Icon of={Zap} />} action="fail-next" onPress={go} />
}
