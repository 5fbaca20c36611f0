import { absoluteTime } from '../../../data/emulator-clock.ts'
import { useServices } from '../../../data/services.ts'
import { useQuery } from '../../../data/use-query.ts'
import { Link } from '../../../navigation/link.tsx'
import { CopyText } from '../../../ui/copy.tsx'
import { InlineText } from '../../../ui/inline-text.tsx'
import { Fact, Section } from '../../../ui/section.tsx'
import { Switch } from '../../../ui/switch.tsx'
import { AbsoluteTime } from '../../../ui/time.tsx'
import { WordEditor } from '../../../ui/word-editor.tsx'
import { tableTitle } from '../diff/diff-words.ts'
import { sizeWords, type SnapshotRow } from '../list/snapshot-columns.tsx'
import { baselineName, nameFault } from '../snapshot-names.ts'
import { contentsQuery } from '../snapshot-queries.ts'
import { useSnapshotActions } from '../use-snapshot-actions.ts'

/** Its name, note and tags to edit; where it comes from and what it holds. */
export function AboutTab({ snapshot }: { readonly snapshot: SnapshotRow }) {
  const { notices } = useServices()
  const { describe, rename, restoreOnStart } = useSnapshotActions()
  const { name, kind, restoresOnStart, note, tags, from, capturedAt, realCapturedAt, bytes, path } = snapshot
  if (!snapshot.isKept) {
    return (
      <p className="text-secondary">
        Nobody has saved a baseline, so what there is to go back to is how the emulator started. Save one to keep it.
      </p>
    )
  }
  const changeTags = (words: readonly string[]) =>
    void describe(name, { tags: words }).then((fault) => {
      if (fault !== null) notices.fail(new Error(fault), `Tag ${name}`)
    })
  return (
    <>
      <Section title="Description">
        <dl>
          <Fact name="Name">
            {name === baselineName ? (
              <span>{name}</span>
            ) : (
              <InlineText
                label="Name"
                value={name}
                placeholder="Name"
                maxLength={64}
                onSave={async (to) => nameFault(to) ?? (await rename(name, to))}
              />
            )}
          </Fact>
          <Fact name="Note">
            <InlineText
              label="Note"
              value={note}
              placeholder="What it is good for"
              maxLength={1000}
              onSave={(text) => describe(name, { note: text })}
            />
          </Fact>
          <Fact name="Tags">
            <WordEditor
              words={tags}
              one="tag"
              faultOf={(word) => (word.length <= 64 ? null : 'A tag has at most 64 characters.')}
              onChange={changeTags}
            />
          </Fact>
        </dl>
      </Section>
      <Section title="Captured">
        <dl>
          {capturedAt === null ? null : (
            <Fact name="Emulator">
              <AbsoluteTime at={capturedAt} />
            </Fact>
          )}
          {realCapturedAt === null ? null : (
            <Fact name="Computer">
              <time dateTime={realCapturedAt} className="text-small text-secondary">
                {absoluteTime(Date.parse(realCapturedAt), 'local').slice(0, 19)}
              </time>
            </Fact>
          )}
          {from === '' ? null : (
            <Fact name="Copy of">
              <Link to={{ id: from }} className="text-accent-text underline">
                {from}
              </Link>
            </Fact>
          )}
          <Fact name="File">
            {path === null ? (
              <span className="text-secondary">In memory alone</span>
            ) : (
              <CopyText text={path} what="path" className="max-w-full py-1.5" isWhole />
            )}
            <span className="py-1 text-small text-tertiary">{sizeWords(bytes)}</span>
          </Fact>
          {path === null || kind === 'automatic' ? null : (
            <Fact name="On start">
              <Switch isOn={restoresOnStart} onChange={(isOn) => void restoreOnStart(name, isOn)}>
                <span>
                  Restore<span className="sr-only"> on start</span>
                </span>
              </Switch>
            </Fact>
          )}
        </dl>
      </Section>
      <Contents name={name} />
    </>
  )
}

function Contents({ name }: { readonly name: string }) {
  const { client } = useServices()
  const { data } = useQuery(contentsQuery(client, name))
  if (data === undefined) return null
  const filled = data.tables.filter(({ rows }) => rows > 0)
  return (
    <Section title="Contents">
      <dl>
        {filled.map(({ table, rows }) => (
          <div key={table} className="flex min-h-6 items-center justify-between gap-3">
            <dt className="text-secondary">{tableTitle(table)}</dt>
            <dd className="font-mono text-small">{rows.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
