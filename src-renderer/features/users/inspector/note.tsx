import { InlineText } from '../../../ui/inline-text.tsx'
import { setNote } from '../actions/credential-calls.ts'
import type { Subject } from '../actions/user-calls.ts'
import { useUserActions } from '../actions/use-user-actions.ts'
import { storedUserQuery, type Asker } from '../user-queries.ts'
import { AskedSection } from './asked-section.tsx'

export interface NoteProps {
  readonly subject: Subject
  readonly asker: Asker
}

/** What people who share these users tell one another, such as the password; it goes along with every snapshot. */
export function Note({ subject, asker }: NoteProps) {
  const { save } = useUserActions()
  return (
    <AskedSection asker={asker} query={storedUserQuery(asker)} title="Note">
      {({ note }) => (
        <InlineText
          label="Note"
          value={note}
          placeholder="For whoever uses this fixture; apps never see it"
          maxLength={4096}
          isLong
          onSave={(text) => save(setNote(subject, asker.projectId, text))}
        />
      )}
    </AskedSection>
  )
}
