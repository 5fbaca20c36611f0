import { Zap } from 'lucide-react'
import type { ExchangeSummary } from '../../../src-shared/contract/requests.ts'
import { navigate } from '../../navigation/use-place.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { faultPlace, pathOf, stubPlace } from './fault-place.ts'

interface OfExchange {
  readonly exchange: Pick<ExchangeSummary, 'sdk' | 'path'>
}

/** Leads to a fault for this call, filled in: Enter adds it. */
export function FailNext({ exchange }: OfExchange) {
  const call = exchange.sdk ?? pathOf(exchange.path)
  return (
    <IconButton
      label={`Make ${call} fail next time`}
      icon={<Icon of={Zap} />}
      action="fail-next"
      onPress={() => navigate(faultPlace(exchange))}
    />
  )
}

/** An answer of one's own where there is none: the same way, with an effect that answers. */
export function StubWithFault({ exchange }: OfExchange) {
  return <Button onPress={() => navigate(stubPlace(exchange))}>Stub with a fault</Button>
}
