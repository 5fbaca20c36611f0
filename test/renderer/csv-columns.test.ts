import { expect, test } from 'vitest'
import { columnsText, guessMapping, headOf, userFields } from '../../src-renderer/features/users/import/csv-columns.ts'
import { draftOf, importCall } from '../../src-renderer/features/users/import/import-choices.ts'
import { fieldNames } from '../../src-shared/import/fields.ts'
import { readCsv } from '../../src-shared/import/csv.ts'

test('import: every field that the server reads can be chosen', () => {
  expect(userFields.map(({ id }) => id).toSorted()).toEqual([...fieldNames].toSorted())
})

test('import: the head is read as the server reads it', () => {
  expect(headOf('id,"Name, full";x\nada')).toEqual(['id', 'Name, full;x'])
  expect(headOf('\uFEFFa;b;"c ""d"""\r\n1;2;3')).toEqual(['a', 'b', 'c "d"'])
  expect(headOf('a\tb\n')).toEqual(['a', 'b'])
})

test('import: columns are guessed, and the server understands what is sent of them', () => {
  const text = '"Mail, work",Full name,$id,Shoe size\nada@example.test,Ada,ada,38\n'
  const mapping = guessMapping(headOf(text))
  expect(mapping).toEqual({ 'Mail, work': '', 'Full name': 'name', $id: 'id', 'Shoe size': '' })
  const columns = columnsText({ ...mapping, 'Mail, work': 'email' })
  const { fields, ignored } = readCsv(text, { columns, hash: null, hashOptions: null }).row(0)
  expect(fields).toEqual({ email: 'ada@example.test', name: 'Ada', id: 'ada' })
  expect(ignored).toEqual(['Shoe size'])
})

test('import: the format is seen in the file, and only what belongs to it is sent', () => {
  expect(draftOf({ name: 'users.json', text: '{"users":[{"localId":"a"}]}' }).format).toBe('firebase')
  expect(draftOf({ name: 'users', text: '[]' }).format).toBe('appwrite')
  const draft = { ...draftOf({ name: 'users.csv', text: 'Mail\n' }), hashConfig: 'x', hash: 'bcrypt' }
  const { path } = importCall(draft, { projectId: 'demo', dryRun: true, id: 'one' })
  expect(Object.fromEntries(new URL(path, 'http://localhost').searchParams)).toEqual({
    format: 'csv',
    projectId: 'demo',
    id: 'one',
    dryRun: 'true',
    goodRowsOnly: 'true',
    withoutPasswords: 'false',
    columns: 'email:Mail',
    hash: 'bcrypt',
  })
})
