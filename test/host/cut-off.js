// Loaded before a program: cuts every way out of this machine, and writes down what was tried to the file CUT_OFF_LOG.
import dgram from 'node:dgram'
import dns from 'node:dns'
import { appendFileSync } from 'node:fs'
import net from 'node:net'

const isHere = (host) => /^(localhost|127\.\d+\.\d+\.\d+|::1|::|0\.0\.0\.0)$/.test(host)

function refuse(what) {
  appendFileSync(process.env['CUT_OFF_LOG'] ?? '', `${what}\n`)
  return Object.assign(new Error(`Cut off: ${what}`), { code: 'ENETUNREACH' })
}

const { connect } = net.Socket.prototype
net.Socket.prototype.connect = function cutOff(...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0]
  const host = typeof options === 'object' ? options.host : typeof given[1] === 'string' ? given[1] : undefined
  if (options?.path !== undefined || host === undefined || isHere(host)) return connect.apply(this, given)
  process.nextTick(() => this.destroy(refuse(`connect ${host}`)))
  return this
}

for (const names of [dns, dns.promises]) {
  for (const [name, ask] of Object.entries(names)) {
    if (!/^(lookup|resolve|reverse)/.test(name) || typeof ask !== 'function') continue
    names[name] = (host, ...rest) => {
      if (isHere(host)) return ask.call(names, host, ...rest)
      const error = refuse(`${name} ${host}`)
      const answer = rest.at(-1)
      return typeof answer === 'function' ? process.nextTick(answer, error) : Promise.reject(error)
    }
  }
}

const { send } = dgram.Socket.prototype
dgram.Socket.prototype.send = function cutOff(...given) {
  const host = given.findLast((each) => typeof each === 'string')
  if (host === undefined || isHere(host)) return send.apply(this, given)
  throw refuse(`send ${host}`)
}
