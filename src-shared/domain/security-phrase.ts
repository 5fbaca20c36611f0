/**
 * The security phrase (contract section 10): two words that the mail and the app show, so that a person sees at a glance
 * that the two belong together.
 */
import type { Random } from '../simulate/random.ts'

// 64 of each, so that a byte picks them evenly.
const adjectives = `
  Amber Ancient Arctic Autumn Azure Bold Brave Breezy Bright Calm Cheerful Clever Copper Coral Cosmic Crimson
  Crystal Curious Dapper Daring Dusty Eager Early Emerald Fearless Fleet Fragrant Friendly Frosty Gentle Gleaming Golden
  Graceful Hazel Hidden Humble Ivory Jolly Keen Lively Lucky Lunar Mellow Merry Mighty Misty Nimble Noble
  Patient Polished Quiet Quick Rosy Rustic Sandy Scarlet Silent Silver Sunny Tidy Velvet Vivid Wandering Witty
`
  .trim()
  .split(/\s+/)

const nouns = `
  acorn anchor antelope apricot badger bamboo beacon birch blackbird blossom bridge brook canyon castle cedar clover
  comet compass cottage cricket dolphin dragonfly ember falcon feather fern fox garden geyser glacier hamlet harbour
  heron island juniper kettle kingfisher lagoon lantern lighthouse lynx maple marble meadow mountain orchard otter owl
  pebble pelican pine-cone prairie quill raven river robin saddle sailboat sparrow thistle tulip valley walnut willow
`
  .trim()
  .split(/\s+/)

export function newSecurityPhrase(random: Random): string {
  const [first = 0, second = 0] = random.bytes(2)
  return `${adjectives[first % adjectives.length]} ${nouns[second % nouns.length]}`
}
