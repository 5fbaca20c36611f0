import { fieldsOf, textOf } from '../../../data/read-fields.ts'
import { useServices } from '../../../data/services.ts'
import { announce, useActions } from '../../../data/use-action.ts'

/** Twelve users in every state; answers at once, and says how to sign in as them when they are there. */
export function useLoadSamples(projectId: string): () => void {
  const services = useServices()
  const { send } = useActions()
  const load = async () => {
    const doing = 'Load sample users'
    try {
      const reply = await send({ method: 'POST', path: '/__emulator/samples', body: { projectId } })
      const password = textOf(fieldsOf(reply.body)['password'])
      announce(services, reply, { doing, done: `Loaded sample users. Password: ${password}` })
    } catch (error) {
      services.notices.fail(error, doing)
    }
  }
  return () => void load()
}
