// The syntax of the .score language.
//
// The token filters stand before this grammar and give it a simple world: every statement ends in END, braces balance,
// operators of several words are one token, and a soft word out of its place is a WORD. Chains (and, or, +, *, not) are
// loops, so that only brackets nest. What a phrase such as 'email domain gmail' means is found later, from the names
// that a model declares; here it is a run of words.
parser grammar ScoringParser;

options { tokenVocab = ScoringLexer; }

// ---- A file -------------------------------------------------------------------------------------------------------

file: (topLevel | END)* EOF;

// A 'member' at the top level is a rule that has lost its score.
topLevel
  : modelDeclaration
  | testsForDeclaration
  | importDeclaration
  | entityDeclaration
  | eventDeclaration
  | listDeclaration
  | defineDeclaration
  | scoreDeclaration
  | bandsDeclaration
  | ratingDeclaration
  | stagesDeclaration
  | resultDeclaration
  | ignoreDeclaration
  | testDeclaration
  | member
  | strayBrace
  ;

strayBrace: STRAY_BRACE;

// ---- Declarations -------------------------------------------------------------------------------------------------
// A header is a rule of its own, so that a broken one still has its block read.

modelDeclaration: MODEL STRING (VERSION NUMBER)? END;

testsForDeclaration: TESTS_FOR STRING END;

importDeclaration: IMPORT STRING END;

entityDeclaration: entityHeader OPEN_BRACE (fieldDeclaration | END)* CLOSE_BRACE END;
entityHeader: LEAD | ACCOUNT;

eventDeclaration: eventHeader (OPEN_BRACE (eventMember | END)* CLOSE_BRACE)? END;
eventHeader: EVENT (name | IN)+;
eventMember: eventColumn | fieldDeclaration;
eventColumn: name FROM STRING END;

fieldDeclaration: name fieldType fieldModifier* END;
fieldType: name (OF label (COMMA label)*)?;
fieldModifier
  : FROM STRING
  | MISSING STRING (COMMA STRING)*
  | name
  ;

listDeclaration: LIST name (EQUALS label (COMMA label)* | FROM STRING (COLUMN STRING)?) END;

defineDeclaration: DEFINE name EQUALS condition END;

scoreDeclaration: scoreHeader block? END;
scoreHeader: ACCOUNT? SCORE name STRING? scoreFamily? (RANGE scoreRange | ROUNDED)* (EQUALS sum)?;
scoreFamily: FOR name IN familyValues;
familyValues: valueList | part;
scoreRange: bound DOT_DOT bound??; // not greedy: in "range 0.. rounded" the last word is the keyword
bound: (PLUS | MINUS)* (literal | part);

bandsDeclaration: bandsHeader OPEN_BRACE (band | END)* CLOSE_BRACE END;
bandsHeader: ACCOUNT? BANDS name OF primary;
band: label (comparison | OTHERWISE) END;

ratingDeclaration: RATING name EQUALS name+ END;

stagesDeclaration: stagesHeader OPEN_BRACE (stage | END)* CLOSE_BRACE END;
stagesHeader: ACCOUNT? STAGES name;
stage: label (WHEN condition | OTHERWISE) END;

resultDeclaration: ACCOUNT? (EXCLUDE | SEGMENT | HANDOFF | OUTCOME) name WHEN condition because? END;
because: BECAUSE (TOP NUMBER)? REASONS OF phrase (COMMA phrase)*;

ignoreDeclaration: IGNORE eventPhrase eventClause* (MORE_THAN NUMBER eventClause*)? END;

// ---- Rules --------------------------------------------------------------------------------------------------------

block: OPEN_BRACE (member | END)* CLOSE_BRACE;

member
  : decayStatement
  | group
  | (STRING COLON)? (eachRule | everyRule | matchRule | conditionRule)
  ;

decayStatement: decay END;

group: groupHeader block END;
groupHeader: GROUP STRING (WEIGHT sum | WHEN condition | cap)*;

conditionRule: condition points END;

eachRule: EACH (DISTINCT part OF)? eventPhrase eventClause* points END;

everyRule: EVERY duration WITHOUT eventPhrase eventClause* points END;

matchRule: matchHeader OPEN_BRACE (matchArm | END)* CLOSE_BRACE END;
matchHeader: MATCH sum eventClause* ruleClause*;
matchArm: armPattern points END;

armPattern
  : OTHERWISE
  | comparison
  | membership
  | textTest
  | value (DOT_DOT value? | (COMMA value)*)
  ;

points: ARROW sum ruleClause*;

ruleClause
  : cap
  | AT_MOST NUMBER PER name
  | decay
  ;

cap: (UP_TO | DOWN_TO) sum;

decay: DECAY (NONE | HALF_LIFE length | LINEAR_OVER length | (literal | phrase) EVERY length);

// ---- Tests --------------------------------------------------------------------------------------------------------

testDeclaration: testHeader OPEN_BRACE (testStatement | END)* CLOSE_BRACE END;
testHeader: TEST STRING;

testStatement
  : asOf
  | testEntity
  | testEvent
  | expect
  ;

asOf: AS_OF DATE END;

testEntity: testEntityHeader OPEN_BRACE (testField | END)* CLOSE_BRACE END;
testEntityHeader: (LEAD | ACCOUNT) STRING?;

testEvent: testEventHeader (OPEN_BRACE (testField | END)* CLOSE_BRACE)? END;
testEventHeader: EVENT eventPhrase (duration AGO | AT DATE | TIMES NUMBER | ID STRING)*;

testField: name value (COMMA value)* END;

expect: EXPECT (NOT? STRING GIVES sum | condition) END;

// ---- Conditions and numbers ---------------------------------------------------------------------------------------
// One hierarchy for both: whether '(a …' opens a condition or a number shows only later.

condition: negation ((AND | OR) negation)*;

negation: NOT* tailed;

tailed: sum tail*;

tail
  : comparison
  | IS NOT? value
  | membership
  | textTest
  | (AT_LEAST | AT_MOST | MORE_THAN | LESS_THAN | FEWER_THAN) value TIMES?
  | where
  | window
  ;

comparison: (COMPARE | EQUALS) sum;

// Without an operand, or with words that bind later: the last word of an event's name ('logged in').
membership: NOT? IN (valueList | value (DOT_DOT value?)?)?;

textTest: NOT? (CONTAINS | HAS_WORD | STARTS_WITH | ENDS_WITH | LIKE | UNDER) (ANY_OF? valueList | ANY_OF phrase | value);

valueList: OPEN_PAREN value (COMMA value)* CLOSE_PAREN;

eventClause: where | window;

where: WHERE OPEN_PAREN condition CLOSE_PAREN;

window
  : WITHIN length
  | WITHIN_NEXT length
  | BETWEEN (length | NUMBER) AND length AGO
  | OLDER_THAN length
  | SINCE (DATE | phrase)
  | BEFORE DATE
  ;

sum: product ((PLUS | MINUS) product)*;

product: signed ((STAR | SLASH) signed)*;

signed: (PLUS | MINUS)* primary;

primary
  : literal
  | duration
  | OPEN_PAREN condition CLOSE_PAREN
  | aggregate
  | phrase
  | TOO_DEEP
  ;

// The clauses of an aggregate are its own, also where a tail could take them.
aggregate
  : COUNT_OF (DISTINCT part OF)? eventPhrase eventClause*
  | SUM_OF (TOP NUMBER)? part OF eventPhrase eventClause*
  | (AVERAGE_OF | MIN_OF | MAX_OF) part OF eventPhrase eventClause*
  | MOST eventPhrase eventClause* PER part eventClause*
  | (DAYS_SINCE_LAST | DAYS_SINCE_FIRST) eventPhrase eventClause*
  | DAYS_SINCE phrase
  | (HIGHEST_OF | NAME_OF_HIGHEST) (valueList | phrase)
  ;

// ---- Values and names ---------------------------------------------------------------------------------------------

value: (PLUS | MINUS)* (literal | duration | phrase);

literal: NUMBER | PERCENT | DATE;

length: duration | phrase;

duration: NUMBER UNIT;

phrase: (part | STRING)+;

// Here, and in a declaration, an event's name may end in 'in'.
eventPhrase: (part | STRING | IN)+;

part: (name | ALWAYS) (DOT name)? (OPEN_BRACKET (name | STRING | NUMBER) CLOSE_BRACKET)?;

label: name | STRING | NUMBER;

name: WORD | QUOTED_NAME | COLUMN | FOR | NONE | RANGE | REASONS | ROUNDED | TOP | VERSION | WEIGHT;
