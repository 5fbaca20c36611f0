/** The login page of an emulated OAuth2 provider: who signs in, and what the provider answers. */
import type { OAuth2Outcome, OAuth2Person } from '../contract/oauth2.ts'
import { escapeHtml, type WrittenReply } from '../http/reply.ts'
import { pageReply } from './page.ts'

export interface ConsentFacts {
  /** As people call it, such as `Google`. */
  readonly providerName: string
  readonly projectName: string
  readonly scopes: readonly string[]
  readonly targets: readonly Target[]
  readonly people: readonly OAuth2Person[]
  /** What the form for somebody else starts with. */
  readonly newPerson: OAuth2Person
  /** Proves that a choice comes from this page; works once. */
  readonly ticket: string
}

/** Where the browser goes next. */
export interface Target {
  readonly when: 'signed in' | 'failed'
  /** Host, or scheme of an app. */
  readonly place: string
  readonly isAllowed: boolean
}

/** Beside `sign-in` and `deny`, which have buttons of their own. */
const moreOutcomes: readonly (readonly [outcome: OAuth2Outcome, label: string, key: string])[] = [
  ['error', 'Provider error', 'P'],
  ['no-email', 'No email', 'E'],
  ['unverified-email', 'Unverified email', 'U'],
  ['taken-email', 'Email of another account, unverified', 'A'],
  ['short-token', 'Token expires in 1 minute', 'T'],
  ['refused-code', 'Code is refused', 'C'],
  ['no-id', 'No user ID', 'I'],
]

const keyOfNewPerson = 'N'

export function consentPage(facts: ConsentFacts): WrittenReply {
  const { providerName, projectName, scopes, targets, people, newPerson, ticket } = facts
  const title = `Sign in with ${providerName}`
  const isOnlyNew = people.length === 0
  return pageReply({
    status: 200,
    title: `${title} (emulated)`,
    script,
    body: `<p class="tag">Emulated</p>
<h1>${escapeHtml(title)}</h1>
<p class="quiet">Offwrite stands in for ${escapeHtml(providerName)}. Nothing is sent to it, and no password is needed.</p>
${scopesText(projectName, scopes)}
${targetsText(targets)}
<form method="post">
<input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
<fieldset><legend>Who signs in?</legend><div class="people">
${people.map((person, at) => choice(person, at)).join('')}
<label class="person">${radio('new', isOnlyNew, keyOfNewPerson)}<span><b>New person</b></span>${keyCap(keyOfNewPerson)}</label>
</div>
<div class="fields">
${field('Name', 'name', newPerson.name, 'maxlength="128"')}
${field('Email', 'email', newPerson.email, 'type="email" maxlength="320"')}
${field('Provider ID', 'providerUid', newPerson.providerUid, 'maxlength="128"')}
<label class="check"><input type="checkbox" name="emailVerified" value="true"${newPerson.emailVerified ? ' checked' : ''}>Email is verified</label>
</div></fieldset>
<label class="check"><input type="checkbox" name="standing" value="true">Choose this person next time, without asking</label>
<div class="buttons"><button class="first" name="outcome" value="sign-in" aria-keyshortcuts="Enter">Continue${keyCap('Enter')}</button>
<button name="outcome" value="deny" formnovalidate aria-keyshortcuts="Escape">Deny${keyCap('Esc')}</button></div>
<section aria-labelledby="outcomes"><h2 id="outcomes">More outcomes</h2>
<p class="quiet small">For the person chosen above.</p>
<div class="buttons">${moreOutcomes.map(outcomeButton).join('\n')}</div></section>
<div id="keys" hidden><label class="check"><input type="checkbox" checked>Single keys</label></div>
</form>`,
  })
}

function scopesText(projectName: string, scopes: readonly string[]): string {
  const who = `<b>${escapeHtml(projectName)}</b>`
  if (scopes.length === 0) return `<p>${who} asks for your name and email.</p>`
  return `<p>${who} asks for:</p><ul>${scopes.map((scope) => `<li>${describeScope(scope)}</li>`).join('')}</ul>`
}

const scopeWords: Readonly<Record<string, string>> = {
  openid: 'who you are',
  profile: 'your name and picture',
  email: 'your email address',
  'user:email': 'your email addresses',
  'read:user': 'your profile',
  user: 'your profile, to read and change it',
  repo: 'your repositories, to read and change them',
  offline_access: 'access while you are away',
}

function describeScope(scope: string): string {
  const words = Object.hasOwn(scopeWords, scope) ? scopeWords[scope] : undefined
  const written = `<code>${escapeHtml(scope)}</code>`
  return words === undefined ? written : `${words} (${written})`
}

/** One line where success and failure lead to the same place. */
function targetsText(targets: readonly Target[]): string {
  const places = new Set(targets.map(({ place, isAllowed }) => `${isAllowed} ${place}`))
  return (places.size === 1 ? targets.slice(0, 1) : targets).map(targetText).join('')
}

function targetText({ when, place, isAllowed }: Target): string {
  const where = `<b>${escapeHtml(place)}</b>`
  return isAllowed
    ? `<p>${when === 'signed in' ? 'Next' : 'If it fails'}: ${where}</p>`
    : `<p class="warning">The project does not allow ${where}, so the browser will not go there. Add it as a platform of the project.</p>`
}

function choice({ name, email, providerUid }: OAuth2Person, at: number): string {
  const [first = '', ...rest] = [name, email, providerUid].filter((part) => part !== '')
  const key = at < 9 ? String(at + 1) : ''
  return `<label class="person">${radio(String(at), at === 0, key)}<span><b>${escapeHtml(first)}</b>${rest[0] === undefined ? '' : `<span class="quiet">${escapeHtml(rest[0])}</span>`}</span>${keyCap(key)}</label>`
}

/** Who is chosen at first has the focus, so that every key is heard and the arrows go on from there. */
function radio(value: string, isChosen: boolean, key: string): string {
  return `<input type="radio" name="person" value="${value}"${isChosen ? ' checked autofocus' : ''}${hears(key)}>`
}

/** What the script presses for a key: the attribute that tells of it. */
function hears(key: string): string {
  return key === '' ? '' : ` aria-keyshortcuts="${key}"`
}

function keyCap(key: string): string {
  return key === '' ? '' : `<kbd aria-hidden="true">${key}</kbd>`
}

function field(label: string, name: string, value: string, more: string): string {
  return `<label class="field"><span>${label}</span><input name="${name}" value="${escapeHtml(value)}" autocomplete="off" ${more}></label>`
}

function outcomeButton([outcome, label, key]: (typeof moreOutcomes)[number]): string {
  return `<button name="outcome" value="${outcome}"${hears(key)}>${label}${keyCap(key)}</button>`
}

/**
 * Keys; and who types a name means a new person. Keys that are letters or numbers can be turned off, and stay off in this
 * browser (WCAG 2.1.4). Without it the form is the same.
 */
const script = `
const form=document.forms[0],people=form.querySelectorAll('[name=person]'),fields=form.querySelector('.fields');
fields.addEventListener('input',()=>{people[people.length-1].checked=true});
const told=[...form.querySelectorAll('[aria-keyshortcuts]')].map(control=>[control,control.getAttribute('aria-keyshortcuts')]);
const keys=document.getElementById('keys'),single=keys.querySelector('input');
let kept;
try{kept=localStorage}catch{}
const hear=()=>{
form.classList.toggle('few-keys',!single.checked);
for(const [control,key] of told)if(key.length===1)control[single.checked?'setAttribute':'removeAttribute']('aria-keyshortcuts',key);
};
single.checked=kept?.getItem('offwrite-single-keys')!=='off';
single.addEventListener('change',()=>{kept?.setItem('offwrite-single-keys',single.checked?'on':'off');hear()});
hear();
keys.hidden=false;
document.addEventListener('keydown',event=>{
if(event.ctrlKey||event.metaKey||event.altKey||event.isComposing||event.repeat)return;
const key=event.key.length===1?event.key.toUpperCase():event.key;
if(key.length===1&&fields.contains(event.target)&&event.target.type!=='checkbox')return;
if(key==='Enter'&&event.target!==document.body)return;
const meant=told.find(([control,own])=>own===key&&control.hasAttribute('aria-keyshortcuts'))?.[0];
if(!meant)return;
event.preventDefault();
meant.focus();
meant.click();
});
`
