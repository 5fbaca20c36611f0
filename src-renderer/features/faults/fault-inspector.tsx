import { Trash2 } from 'lucide-react'
import type { Fault, NewFault } from '../../../src-shared/contract/faults.ts'
import { Link } from '../../navigation/link.tsx'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Inspector } from '../../ui/inspector.tsx'
import { Fact, Section } from '../../ui/section.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { FaultCodes } from './fault-code-dialog.tsx'
import { FaultState, halvesOf } from './fault-columns.tsx'
import { leftWords, stateAt, struckWords } from './fault-state.ts'

export interface FaultInspectorProps {
  readonly fault: Fault
  readonly realNow: number
  readonly onAgain: () => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

export function FaultInspector({ fault, realNow, onAgain, onRemove, onClose }: FaultInspectorProps) {
  const { id, sentence, projectId, seed, createdAt, percent, effect } = fault
  const { when, does } = halvesOf(fault)
  const left = leftWords(fault, realNow)
  const isDrawn = percent < 100 || effect.kind === 'delay'
  return (
    <Inspector
      label={`Fault ${sentence}`}
      onClose={onClose}
      header={
        <div className="flex min-w-0 flex-col gap-1">
          <h2 className="text-section leading-5 font-semibold break-words">{when}</h2>
          <p className="text-small break-words text-secondary">{does}</p>
          <div className="flex items-center gap-2 pt-1">
            <Button label={`Add again: ${sentence}`} onPress={onAgain}>
              Add again
            </Button>
            <IconButton label={`Remove ${sentence}`} icon={<Icon of={Trash2} />} action="delete" onPress={onRemove} />
          </div>
        </div>
      }
    >
      <div className="min-h-0 flex-1 overflow-auto border-t border-hairline p-4">
        <Section title="Now">
          <dl>
            <Fact name="State">
              <FaultState state={stateAt(fault, realNow)} />
            </Fact>
            {left === '' ? null : <Fact name="Left">{left}</Fact>}
            <Fact name="Struck">
              {struckWords(fault)}
              {fault.hits === 0 ? null : (
                <Link
                  to={{ screen: 'requests', id: null, parameters: { filter: 'tag:fault' } }}
                  className="rounded-badge text-accent-text hover:underline"
                >
                  Show in Requests
                </Link>
              )}
            </Fact>
            <Fact name="Project">{projectId ?? 'all'}</Fact>
            {isDrawn ? (
              <Fact name="Seed">
                <CopyText text={String(seed)} what="seed" />
              </Fact>
            ) : null}
            <Fact name="Added">
              <AbsoluteTime at={createdAt} />
            </Fact>
            <Fact name="ID">
              <CopyText text={id} what="fault ID" />
            </Fact>
          </dl>
        </Section>
        <Section title="As code">
          <FaultCodes fault={asNewFault(fault)} />
        </Section>
      </div>
    </Inspector>
  )
}

/** What adds it once more, with the same seed where that decides anything. */
export function asNewFault({ sdk, path, actor, projectId, next, every, percent, seed, effect }: Fault): NewFault {
  return {
    ...(sdk === '*' ? {} : { sdk }),
    ...(path === '*' ? {} : { path }),
    ...(actor === 'anyone' ? {} : { actor }),
    ...(projectId === null ? {} : { projectId }),
    effect,
    ...(next === null ? {} : { next }),
    ...(every === 1 ? {} : { every }),
    ...(percent === 100 ? {} : { percent }),
    ...(percent < 100 || effect.kind === 'delay' ? { seed } : {}),
  }
}
