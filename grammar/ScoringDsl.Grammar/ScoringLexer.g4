// The words, signs and trivia of the .score language.
//
// Words come in three sorts. Reserved words are keywords everywhere. Soft words (declaration words such as 'score',
// place words such as 'range') are keywords only in their place: a token filter between lexer and parser turns them
// back into WORD elsewhere, or the parser's rule 'name' takes them. Operators of several words ('up to', 'count of')
// are put together by another filter from the single words read here; their types are listed under 'tokens'.
lexer grammar ScoringLexer;

options { caseInsensitive = true; }

tokens {
  // Operators of several words on one line.
  UP_TO, DOWN_TO, AT_MOST, AT_LEAST, MORE_THAN, LESS_THAN, FEWER_THAN, OLDER_THAN, STARTS_WITH, ENDS_WITH, HAS_WORD,
  ANY_OF, COUNT_OF, SUM_OF, AVERAGE_OF, MIN_OF, MAX_OF, HIGHEST_OF, NAME_OF_HIGHEST, DAYS_SINCE_LAST,
  DAYS_SINCE_FIRST, DAYS_SINCE, LINEAR_OVER, HALF_LIFE, WITHIN_NEXT, AS_OF, TESTS_FOR,
  // The end of a statement: ';', or nothing where a line break, '}' or the end of the file ends it.
  END,
  // A '}' that closes nothing, and a stretch that is nested too deep to be read.
  STRAY_BRACE, TOO_DEEP
}

// Reserved words.
AND: 'and';
OR: 'or';
NOT: 'not';
IS: 'is';
IN: 'in';
OF: 'of';
CONTAINS: 'contains';
LIKE: 'like';
UNDER: 'under';
WITHIN: 'within';
BETWEEN: 'between';
SINCE: 'since';
AGO: 'ago';
WHERE: 'where';
WITHOUT: 'without';
EACH: 'each';
EVERY: 'every';
DISTINCT: 'distinct';
MOST: 'most';
PER: 'per';
WHEN: 'when';
BECAUSE: 'because';
OTHERWISE: 'otherwise';
DECAY: 'decay';
ALWAYS: 'always';

// Words that are keywords only as the first word of a statement. (The filters count on the order of the words up to
// STRING: reserved, first in a statement, beside others, known to the parser, names.)
MODEL: 'model';
IMPORT: 'import';
LEAD: 'lead';
ACCOUNT: 'account';
EVENT: 'event';
LIST: 'list';
DEFINE: 'define';
SCORE: 'score';
BANDS: 'bands';
RATING: 'rating';
STAGES: 'stages';
EXCLUDE: 'exclude';
SEGMENT: 'segment';
HANDOFF: 'handoff';
OUTCOME: 'outcome';
IGNORE: 'ignore';
TEST: 'test';
EXPECT: 'expect';
GROUP: 'group';
MATCH: 'match';

// Words that are keywords only beside certain others.
AT: 'at';
BEFORE: 'before';
FROM: 'from';
GIVES: 'gives';
ID: 'id';
MISSING: 'missing';
TIMES: 'times';
UNIT: ('second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year') 's'?;

// Words whose place the parser knows; its rule 'name' takes them too.
COLUMN: 'column';
FOR: 'for';
NONE: 'none';
RANGE: 'range';
REASONS: 'reasons';
ROUNDED: 'rounded';
TOP: 'top';
VERSION: 'version';
WEIGHT: 'weight';

WORD options { caseInsensitive = false; }: [_\p{XID_Start}] [\p{XID_Continue}]*;
QUOTED_NAME: '`' ~[`\r\n]+ '`';

STRING: '"' ('\\' ~[\r\n] | ~["\\\r\n])* '"';
DATE: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT TIME?;
PERCENT: DECIMAL '%';
NUMBER: DECIMAL;

ARROW: '=>';
COMPARE: '>=' | '<=' | '>' | '<' | '==' | '!=' | '<>' | '\u2265' | '\u2264' | '\u2260';
EQUALS: '=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';
DOT_DOT: '..';
DOT: '.';
COMMA: ',';
COLON: ':';
SEMICOLON: ';';
OPEN_PAREN: '(';
CLOSE_PAREN: ')';
OPEN_BRACKET: '[';
CLOSE_BRACKET: ']';
OPEN_BRACE: '{';
CLOSE_BRACE: '}';

NEWLINE: ('\r\n' | '\n' | '\r') -> channel(HIDDEN);
BLANKS: (BLANK | '\uFEFF')+ -> channel(HIDDEN);
DOCUMENTATION: '///' ~[\r\n]* -> channel(HIDDEN);
LINE_COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
BLOCK_COMMENT: '/*' .*? '*/' -> channel(HIDDEN);

// What people write by mistake, read whole so that one plain message can say so.
OTHER_ARROW: '->' | '\u2192' | '\u21D2' | '=>>' | '==>';
OTHER_QUOTES: ['\u2018\u2019] ~['\u2018\u2019\r\n]* ['\u2018\u2019] | [\u201C\u201D\u201E\u00AB] ~["\u201C\u201D\u201E\u00BB\r\n]* ["\u201C\u201D\u00BB];
UNCLOSED_STRING: '"' ('\\' ~[\r\n] | ~["\\\r\n])* '\\'? | [\u201C\u201D\u201E\u00AB] ~["\u201C\u201D\u201E\u00BB\r\n]*;
UNCLOSED_NAME: '`' ~[`\r\n]*;
UNCLOSED_COMMENT: '/*' (~'*' | '*'+ ~[*/])* '*'*;
NUMBER_WORD options { caseInsensitive = false; }: DECIMAL [_\p{XID_Start}] [\p{XID_Continue}]*;
UNKNOWN: .;

fragment DIGIT: [0-9];
fragment DECIMAL: DIGIT [0-9_]* ('.' DIGIT [0-9_]*)?;
fragment TIME: 'T' DIGIT DIGIT ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)? ('Z' | [+\-] DIGIT DIGIT ':' DIGIT DIGIT)?;
fragment BLANK: ~[\r\n\P{White_Space}];
