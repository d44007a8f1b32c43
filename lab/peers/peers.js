// Reads texts, JSON Lines {"text"} on standard input, with one of the peers, and
// writes for each what the peer finds there: JSON Lines {"tokens": [{"start",
// "end", "parts": [[tag, …], …]}], "ends": [byte, …], "names": [{"start", "end",
// "class"}] or null}, offsets in bytes of UTF-8. A token that the peer holds for several
// words, such as "don't", has several parts. The last line is {"version",
// "seconds"}: the processor time of the fastest of so many rounds over all
// texts, after one that warms up.
//
// node peers.js wink|compromise ROUNDS < texts.jsonl

'use strict'

const peers = {
  wink() {
    const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'), ['sbd', 'pos'])
    const its = nlp.its
    return {
      version: require('wink-nlp/package.json').version + ', wink-eng-lite-web-model ' +
        require('wink-eng-lite-web-model/package.json').version,
      read: text => nlp.readDoc(text),
      found(doc, text) {
        const at = finder(text)
        const words = doc.tokens().out()
        const tags = doc.tokens().out(its.pos)
        const tokens = []
        words.forEach((word, i) => {
          const [start, end] = at(word)
          if (tags[i] !== 'SPACE') tokens.push({ start, end, parts: [[tags[i]]] })
        })
        const after = finder(text)
        return { tokens, ends: doc.sentences().out().map(s => after(s.trim())[1]), names: null }
      }
    }
  },

  compromise() {
    const nlp = require('compromise')
    const classes = { Person: 'PER', Place: 'LOC', Organization: 'ORG' }
    return {
      version: nlp.version,
      read: text => nlp(text),
      found(doc, text) {
        const tokens = []
        const at = finder(text)
        const ends = []
        for (const sentence of doc.json({ offset: true })) {
          let end = 0
          for (const term of sentence.terms) {
            if (term.text === '' && tokens.length > 0 && term.implicit) {
              tokens[tokens.length - 1].parts.push(term.tags)
              continue
            }
            const [start, stop] = at(term.text)
            // An abbreviation keeps its dot, as it does in a treebank.
            const dot = term.post.startsWith('.') && term.tags.includes('Abbreviation') ? 1 : 0
            tokens.push({ start, end: stop + dot, parts: [term.tags] })
            // The marks behind a term belong to its sentence.
            end = stop + term.post.trimEnd().length
          }
          if (end > 0) ends.push(end)
        }
        const names = []
        for (const [kind, group] of [['Person', doc.people()], ['Place', doc.places()], ['Organization', doc.organizations()]]) {
          for (const match of group.json({ offset: true })) {
            const terms = match.terms.filter(t => t.text !== '')
            if (terms.length === 0) continue
            const last = terms[terms.length - 1].offset
            names.push({ start: terms[0].offset.start, end: last.start + last.length, class: classes[kind] })
          }
        }
        return { tokens, ends, names }
      }
    }
  }
}

// finder returns a function that says where the next word of a text stands.
function finder(text) {
  let from = 0
  return word => {
    const start = text.indexOf(word, from)
    if (start < 0) throw new Error(`no ${JSON.stringify(word)} after ${from}`)
    from = start + word.length
    return [start, from]
  }
}

// inBytes returns an array of the byte at which each UTF-16 unit of a text
// begins.
function inBytes(text) {
  const bytes = new Uint32Array(text.length + 1)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    bytes[i] = n
    const c = text.charCodeAt(i)
    if (c < 0x80) n += 1
    else if (c < 0x800) n += 2
    else if (c >= 0xd800 && c < 0xdc00) { n += 4; bytes[++i] = n } else n += 3
  }
  bytes[text.length] = n
  return bytes
}

function main() {
  const [name, rounds] = process.argv.slice(2)
  const peer = peers[name]()
  const texts = require('fs').readFileSync(0, 'utf8').trimEnd().split('\n').map(line => JSON.parse(line).text)
  for (const text of texts) {
    const bytes = inBytes(text)
    const moved = x => ({ ...x, start: bytes[x.start], end: bytes[x.end] })
    const found = peer.found(peer.read(text), text)
    console.log(JSON.stringify({
      tokens: found.tokens.map(moved), ends: found.ends.map(e => bytes[e]), names: found.names && found.names.map(moved)
    }))
  }
  let fastest = Infinity
  for (let round = 0; round <= Number(rounds); round++) {
    const before = process.cpuUsage()
    for (const text of texts) peer.read(text)
    const spent = process.cpuUsage(before)
    if (round > 0) fastest = Math.min(fastest, (spent.user + spent.system) / 1e6)
  }
  console.log(JSON.stringify({ version: peer.version, seconds: fastest }))
}

main()
