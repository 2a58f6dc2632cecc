const Sequencer = require('@jest/test-sequencer').default;

/**
 * Jest begins with the largest files when it does not know how long each took. Those that take minutes are short files that
 * look at every page: begun last, each would run alone at the end while the other half of the machine rests.
 */
const LONGEST = ['every-page', 'journeys/land', 'municipal-contract.test', 'invariants', 'officials'];

class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = LONGEST.findIndex((part) => path.includes(part));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).toSorted((a, b) => rank(a) - rank(b));
  }
}

module.exports = LongestFirst;
