/* `ingest.quick_words`: `ingest.folding.fold`, what `ingest.lookup` finds, and the two automata of `ahocorasick_rs` that the
   extraction uses, made for it.

   Of listed forms the longest at each place is wanted. A text parts from them after few letters, so that a walk from
   each place costs less than an automaton that never goes back: it needs no failure links, no bytes of another encoding
   and no table that falls out of the cache. Below the first two letters, the children of a node lie beside each other
   in order of their letters; where one form alone goes on, its rest is compared as it stands.

   Of stems every one is wanted, and they are few and short: they have a table of all steps, with states of two bytes. */

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define LETTERS 65536

typedef struct {
    uint64_t after[2]; /* a bit for each letter that a child stands for */
    int32_t children;  /* the first of its children; for a leaf, where its rest begins */
    int32_t ends;      /* the number of the form that ends here, or -1 */
    int32_t goes_to;   /* one form alone goes on: its number; else -1 */
    int32_t rest;      /* length of the rest of that form */
} node_t;

typedef struct {
    PyObject_HEAD
    node_t *nodes;
    uint8_t *rests;        /* letters of the rests of leaves */
    int32_t *pairs;        /* by two letters: the node they lead to, or -1 */
    int32_t *firsts;       /* by one letter: the form that is that letter, or -1 */
    uint8_t *letter;       /* by code point: its number, or 0 */
    int letters;
} Trie;

typedef struct {
    uint8_t *text;
    Py_ssize_t length;
    int32_t number;
} form_t;

static int by_letters(const void *a, const void *b)
{
    const form_t *x = a, *y = b;
    Py_ssize_t least = x->length < y->length ? x->length : y->length;
    int order = memcmp(x->text, y->text, (size_t)least);
    return order ? order : (x->length > y->length) - (x->length < y->length);
}

typedef struct {
    Trie *trie;
    form_t *forms;
    int32_t nodes, room;
    Py_ssize_t rests, rests_room;
    int failed;
} build_t;

static int32_t new_nodes(build_t *b, int32_t count)
{
    if (b->nodes + count > b->room) {
        int32_t room = 2 * (b->nodes + count) + 1024;
        node_t *nodes = realloc(b->trie->nodes, (size_t)room * sizeof(node_t));
        if (nodes == NULL) {
            b->failed = 1;
            return -1;
        }
        b->trie->nodes = nodes;
        b->room = room;
    }
    b->nodes += count;
    return b->nodes - count;
}

/* the node of the forms from..to, which agree in `depth` letters */
static void fill(build_t *b, int32_t at, Py_ssize_t from, Py_ssize_t to, Py_ssize_t depth)
{
    node_t made = {.ends = -1, .goes_to = -1};
    if (b->forms[from].length == depth)
        made.ends = b->forms[from++].number;
    if (to - from == 1) {
        const form_t *form = &b->forms[from];
        Py_ssize_t rest = form->length - depth;
        memcpy(b->trie->rests + b->rests, form->text + depth, (size_t)rest);
        made.children = (int32_t)b->rests;
        made.rest = (int32_t)rest;
        made.goes_to = form->number;
        b->rests += rest;
    }
    else if (to > from) {
        int count = 0;
        for (Py_ssize_t n = from; n < to; n++)
            count += n == from || b->forms[n].text[depth] != b->forms[n - 1].text[depth];
        int32_t child = new_nodes(b, count);
        if (child < 0)
            return;
        made.children = child;
        for (Py_ssize_t n = from; n < to && !b->failed;) {
            Py_ssize_t begin = n;
            uint8_t letter = b->forms[n].text[depth];
            while (n < to && b->forms[n].text[depth] == letter)
                n++;
            made.after[letter >> 6] |= (uint64_t)1 << (letter & 63);
            fill(b, child++, begin, n, depth + 1);
        }
    }
    if (!b->failed)
        b->trie->nodes[at] = made;
}

static void grow(build_t *b, Py_ssize_t count)
{
    Trie *t = b->trie;
    int32_t pairs = 0;
    for (Py_ssize_t n = 0; n < count; n++) {
        const form_t *form = &b->forms[n];
        if (form->length == 1)
            t->firsts[form->text[0]] = form->number;
        else if (t->pairs[form->text[0] * t->letters + form->text[1]] < 0)
            t->pairs[form->text[0] * t->letters + form->text[1]] = pairs++;
    }
    /* side by side: nearly every place asks one of these, and most places no other */
    if (new_nodes(b, pairs) < 0)
        return;
    for (Py_ssize_t n = 0; n < count && !b->failed;) {
        const form_t *form = &b->forms[n];
        Py_ssize_t begin = n++;
        if (form->length == 1)
            continue;
        while (n < count && b->forms[n].length > 1 && memcmp(b->forms[n].text, form->text, 2) == 0)
            n++;
        fill(b, t->pairs[form->text[0] * t->letters + form->text[1]], begin, n, 2);
    }
}

/* reads the forms into numbers of letters; -1 with an error set */
static int read_forms(Trie *t, PyObject *given, form_t *forms, uint8_t *room)
{
    for (Py_ssize_t n = 0; n < PyList_GET_SIZE(given); n++) {
        PyObject *one = PyList_GET_ITEM(given, n);
        if (!PyUnicode_Check(one) || PyUnicode_READY(one) < 0) {
            if (!PyErr_Occurred())
                PyErr_SetString(PyExc_TypeError, "a form is no string");
            return -1;
        }
        Py_ssize_t length = PyUnicode_GET_LENGTH(one);
        if (length == 0) {
            PyErr_SetString(PyExc_ValueError, "a form is empty");
            return -1;
        }
        forms[n] = (form_t){room, length, (int32_t)n};
        for (Py_ssize_t k = 0; k < length; k++) {
            Py_UCS4 c = PyUnicode_READ_CHAR(one, k);
            if (c >= LETTERS || (t->letter[c] == 0 && t->letters == 128)) {
                PyErr_SetString(PyExc_ValueError, "the forms have more letters than 127, or one beyond the first plane");
                return -1;
            }
            if (t->letter[c] == 0)
                t->letter[c] = (uint8_t)t->letters++;
            *room++ = t->letter[c];
        }
    }
    return 0;
}

static int build(Trie *t, PyObject *given)
{
    Py_ssize_t count = PyList_GET_SIZE(given), all = 0;
    for (Py_ssize_t n = 0; n < count; n++) {
        Py_ssize_t length = PyObject_Size(PyList_GET_ITEM(given, n));
        if (length < 0)
            return -1;
        all += length;
    }
    form_t *forms = malloc((size_t)(count + 1) * sizeof(form_t));
    uint8_t *room = malloc((size_t)all + 1);
    t->rests = malloc((size_t)all + 1);
    t->letter = calloc(LETTERS, 1);
    t->letters = 1;
    int failed = forms == NULL || room == NULL || t->rests == NULL || t->letter == NULL;
    if (failed)
        PyErr_NoMemory();
    else
        failed = read_forms(t, given, forms, room) < 0;
    if (!failed) {
        size_t width = (size_t)t->letters;
        t->pairs = malloc(width * width * sizeof(int32_t));
        t->firsts = malloc(width * sizeof(int32_t));
        failed = t->pairs == NULL || t->firsts == NULL;
        if (!failed) {
            memset(t->pairs, 0xff, width * width * sizeof(int32_t));
            memset(t->firsts, 0xff, width * sizeof(int32_t));
            qsort(forms, (size_t)count, sizeof(form_t), by_letters);
            for (Py_ssize_t n = 1; n < count && !failed; n++)
                if (by_letters(&forms[n - 1], &forms[n]) == 0) {
                    PyErr_SetString(PyExc_ValueError, "a form is given twice");
                    failed = 2;
                }
            build_t b = {.trie = t, .forms = forms, .rests_room = all};
            if (!failed)
                grow(&b, count);
            failed = failed ? failed : b.failed;
        }
        if (failed == 1)
            PyErr_NoMemory();
    }
    free(forms);
    free(room);
    return failed ? -1 : 0;
}

static PyObject *found_at(int32_t number, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *made = PyTuple_New(3);
    if (made == NULL)
        return NULL;
    PyObject *a = PyLong_FromLong(number), *b = PyLong_FromSsize_t(start), *c = PyLong_FromSsize_t(end);
    if (a == NULL || b == NULL || c == NULL) {
        Py_XDECREF(a);
        Py_XDECREF(b);
        Py_XDECREF(c);
        Py_DECREF(made);
        return NULL;
    }
    PyTuple_SET_ITEM(made, 0, a);
    PyTuple_SET_ITEM(made, 1, b);
    PyTuple_SET_ITEM(made, 2, c);
    return made;
}

static int keep(PyObject *out, int32_t number, Py_ssize_t start, Py_ssize_t end)
{
    PyObject *made = found_at(number, start, end);
    int failed = made == NULL || PyList_Append(out, made) < 0;
    Py_XDECREF(made);
    return failed ? -1 : 0;
}

/* how many bits are set; compilers call a function for it where they may not use the processor's own */
static inline int32_t ones(uint64_t bits)
{
    bits -= (bits >> 1) & 0x5555555555555555u;
    bits = (bits & 0x3333333333333333u) + ((bits >> 2) & 0x3333333333333333u);
    return (int32_t)((((bits + (bits >> 4)) & 0x0f0f0f0f0f0f0f0fu) * 0x0101010101010101u) >> 56);
}

#define LONGEST(name, TYPE, NUMBER)                                                                                    \
    /* the number of the longest form that begins at `at`, or -1; where it ends */                                     \
    static inline int32_t name(const Trie *t, const TYPE *text, Py_ssize_t length, Py_ssize_t at, Py_ssize_t *ends)    \
    {                                                                                                                  \
        const uint8_t *letter = t->letter;                                                                             \
        int first = NUMBER(text[at]);                                                                                  \
        if (!first)                                                                                                    \
            return -1;                                                                                                 \
        int32_t longest = t->firsts[first];                                                                            \
        *ends = at + 1;                                                                                                \
        int following = at + 1 < length ? NUMBER(text[at + 1]) : 0;                                                    \
        int32_t place = following ? t->pairs[first * t->letters + following] : -1;                                     \
        Py_ssize_t next = at + 2;                                                                                      \
        while (place >= 0) {                                                                                           \
            const node_t *node = &t->nodes[place];                                                                     \
            if (node->ends >= 0) {                                                                                     \
                longest = node->ends;                                                                                  \
                *ends = next;                                                                                          \
            }                                                                                                          \
            if (node->goes_to >= 0) {                                                                                  \
                const uint8_t *rest = t->rests + node->children;                                                       \
                Py_ssize_t k = 0, count = node->rest;                                                                  \
                if (length - next >= count) {                                                                          \
                    while (k < count && NUMBER(text[next + k]) == rest[k])                                             \
                        k++;                                                                                           \
                    if (k == count) {                                                                                  \
                        longest = node->goes_to;                                                                       \
                        *ends = next + count;                                                                          \
                    }                                                                                                  \
                }                                                                                                      \
                break;                                                                                                 \
            }                                                                                                          \
            int wanted = next < length ? NUMBER(text[next]) : 0;                                                       \
            uint64_t after = node->after[wanted >> 6], bit = (uint64_t)1 << (wanted & 63);                             \
            if (!(after & bit))                                                                                        \
                break;                                                                                                 \
            place = node->children + ones(after & (bit - 1));                                                          \
            if (wanted >> 6)                                                                                           \
                place += ones(node->after[0]);                                                                         \
            next++;                                                                                                    \
        }                                                                                                              \
        return longest;                                                                                                \
    }

#define NARROW(c) letter[c]
#define WIDE(c) ((c) < LETTERS ? letter[c] : 0)
LONGEST(longest_1, Py_UCS1, NARROW)
LONGEST(longest_2, Py_UCS2, NARROW)
LONGEST(longest_4, Py_UCS4, WIDE)

static inline int32_t longest(const Trie *t, int kind, const void *text, Py_ssize_t length, Py_ssize_t at,
                              Py_ssize_t *ends)
{
    return kind == PyUnicode_1BYTE_KIND   ? longest_1(t, text, length, at, ends)
           : kind == PyUnicode_2BYTE_KIND ? longest_2(t, text, length, at, ends)
                                          : longest_4(t, text, length, at, ends);
}

static int ready(PyObject *text)
{
    if (PyUnicode_Check(text) && PyUnicode_READY(text) == 0)
        return 1;
    if (!PyErr_Occurred())
        PyErr_SetString(PyExc_TypeError, "text is searched, not bytes");
    return 0;
}

static PyObject *trie_find(Trie *self, PyObject *text)
{
    if (!ready(text))
        return NULL;
    PyObject *out = PyList_New(0);
    const void *data = PyUnicode_DATA(text);
    const int kind = PyUnicode_KIND(text);
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), end = 0;
    for (Py_ssize_t at = 0; out != NULL && at < length;) {
        int32_t number = longest(self, kind, data, length, at, &end);
        if (number >= 0 && keep(out, number, at, end) < 0)
            Py_CLEAR(out);
        at = number < 0 ? at + 1 : end;
    }
    return out;
}

static void trie_dealloc(Trie *self)
{
    free(self->nodes);
    free(self->rests);
    free(self->pairs);
    free(self->firsts);
    free(self->letter);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

/* the list given; which automaton `ahocorasick_rs` would make, and how it chooses, is told by the type */
static PyObject *patterns_of(PyObject *args, PyObject *names)
{
    static char *known[] = {"patterns", "matchkind", "implementation", NULL};
    PyObject *given, *matchkind = NULL, *implementation = NULL;
    if (!PyArg_ParseTupleAndKeywords(args, names, "O!|$OO", known, &PyList_Type, &given, &matchkind, &implementation))
        return NULL;
    return given;
}

static PyObject *trie_new(PyTypeObject *type, PyObject *args, PyObject *names)
{
    PyObject *given = patterns_of(args, names);
    Trie *self = given == NULL ? NULL : (Trie *)type->tp_alloc(type, 0);
    if (self != NULL && build(self, given) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef trie_methods[] = {
    {"find_matches_as_indexes", (PyCFunction)trie_find, METH_O,
     "Number, start and end of the longest form at each place, in order and without overlaps."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject Trie_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ingest.quick_words.AhoCorasick",
    .tp_basicsize = sizeof(Trie),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = trie_new,
    .tp_dealloc = (destructor)trie_dealloc,
    .tp_methods = trie_methods,
};

/* what `ingest.lookup` does, by a walk of the trie from each place where a word may begin */

typedef struct {
    const Trie *trie;
    const void *folded, *text;
    int folded_kind, kind;
    Py_ssize_t length;
} lookup_t;

static inline int is_alnum(Py_UCS4 c)
{
    return c < 128 ? Py_ISALNUM(c) : Py_UNICODE_ISALNUM(c);
}

static inline int is_upper(Py_UCS4 c)
{
    return c < 128 ? c >= 'A' && c <= 'Z' : Py_UNICODE_ISUPPER(c);
}

static inline Py_UCS4 letter_at(const lookup_t *l, Py_ssize_t at)
{
    return PyUnicode_READ(l->kind, l->text, at);
}

/* what letters of the first 256 are */
enum { ALNUM = 1, UPPER = 2, LOWER = 4 };
static uint8_t is[256];

static void learn_letters(void)
{
    for (Py_UCS4 c = 0; c < 256; c++)
        is[c] = (uint8_t)((Py_UNICODE_ISALNUM(c) ? ALNUM : 0) | (Py_UNICODE_ISUPPER(c) ? UPPER : 0)
                          | (Py_UNICODE_ISLOWER(c) ? LOWER : 0));
}

static inline int kind_of(Py_UCS4 c)
{
    if (c < 256)
        return is[c];
    return (Py_UNICODE_ISALNUM(c) ? ALNUM : 0) | (Py_UNICODE_ISUPPER(c) ? UPPER : 0)
           | (Py_UNICODE_ISLOWER(c) ? LOWER : 0);
}

/* where a word may begin, from `at` on */
#define NEXT_WORD(name, TYPE)                                                                                          \
    static Py_ssize_t name(const TYPE *text, Py_ssize_t length, Py_ssize_t at)                                         \
    {                                                                                                                  \
        int before = at ? kind_of(text[at - 1]) : 0;                                                                   \
        for (; at < length; at++) {                                                                                    \
            int here = kind_of(text[at]);                                                                              \
            if (!(before & ALNUM) || ((here & UPPER) && (before & LOWER)))                                             \
                break;                                                                                                 \
            before = here;                                                                                             \
        }                                                                                                              \
        return at;                                                                                                     \
    }

NEXT_WORD(next_word_1, Py_UCS1)
NEXT_WORD(next_word_2, Py_UCS2)
NEXT_WORD(next_word_4, Py_UCS4)

/* the next match that begins no word's middle, from `*at` on: its number, or -1 where there is none */
static int32_t next_found(const lookup_t *l, Py_ssize_t *at, Py_ssize_t *end)
{
    for (Py_ssize_t n = *at; n < l->length; n++) {
        n = l->kind == PyUnicode_1BYTE_KIND   ? next_word_1(l->text, l->length, n)
            : l->kind == PyUnicode_2BYTE_KIND ? next_word_2(l->text, l->length, n)
                                              : next_word_4(l->text, l->length, n);
        int32_t number = n < l->length ? longest(l->trie, l->folded_kind, l->folded, l->length, n, end) : -1;
        if (number >= 0) {
            *at = n;
            return number;
        }
    }
    return -1;
}

static int lookup(lookup_t *l, PyObject *const *args, Py_ssize_t nargs, Py_ssize_t wanted)
{
    if (nargs != wanted || !Py_IS_TYPE(args[0], &Trie_Type)) {
        PyErr_SetString(PyExc_TypeError, "an automaton is wanted, the text as it takes it, the text, and the rest");
        return -1;
    }
    if (!ready(args[1]) || !ready(args[2]))
        return -1;
    l->trie = (const Trie *)args[0];
    l->folded = PyUnicode_DATA(args[1]);
    l->folded_kind = PyUnicode_KIND(args[1]);
    l->text = PyUnicode_DATA(args[2]);
    l->kind = PyUnicode_KIND(args[2]);
    l->length = PyUnicode_GET_LENGTH(args[2]);
    if (PyUnicode_GET_LENGTH(args[1]) == l->length)
        return 0;
    PyErr_SetString(PyExc_ValueError, "the text and its other form are not of one length");
    return -1;
}

static PyObject *from_word_starts(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    lookup_t l;
    if (lookup(&l, args, nargs, 4) < 0)
        return NULL;
    PyObject *out = PyList_New(0);
    Py_ssize_t at = 0, end = 0;
    for (int32_t number; out != NULL && (number = next_found(&l, &at, &end)) >= 0; at = end)
        if (keep(out, number, at, end) < 0)
            Py_CLEAR(out);
    return out;
}

/* a hit is a named tuple: its class is asked for the memory, and its items are put in */
static int add_hit(PyObject *hits, PyTypeObject *type, PyObject *start, PyObject *end, PyObject *meaning)
{
    PyObject *made = type->tp_alloc(type, 4);
    if (made == NULL)
        return -1;
    PyTuple_SET_ITEM(made, 0, Py_NewRef(start));
    PyTuple_SET_ITEM(made, 1, Py_NewRef(end));
    PyTuple_SET_ITEM(made, 2, Py_NewRef(PyTuple_GET_ITEM(meaning, 2)));
    PyTuple_SET_ITEM(made, 3, Py_NewRef(PyTuple_GET_ITEM(meaning, 3)));
    int failed = PyList_Append(hits, made);
    Py_DECREF(made);
    return failed;
}

static PyTypeObject *hit_type(void)
{
    static PyTypeObject *known;
    if (known == NULL) {
        PyObject *context = PyImport_ImportModule("ingest.context");
        PyObject *found = context == NULL ? NULL : PyObject_GetAttrString(context, "Hit");
        Py_XDECREF(context);
        if (found != NULL && !(PyType_Check(found) && PyType_IsSubtype((PyTypeObject *)found, &PyTuple_Type))) {
            PyErr_SetString(PyExc_TypeError, "a hit is no named tuple");
            Py_CLEAR(found);
        }
        known = (PyTypeObject *)found;
    }
    return known;
}

/* one match, whose meanings are `may`: to the hits or to the others; -1 with an error set */
static int sort_in(const lookup_t *l, PyObject *hits, PyObject *others, int32_t number, Py_ssize_t at, Py_ssize_t end,
                   PyObject *may, PyTypeObject *type)
{
    if ((at && is_alnum(letter_at(l, at - 1))) || (end < l->length && is_alnum(letter_at(l, end))))
        return keep(others, number, at, end);
    int capital = is_upper(letter_at(l, at));
    if (!capital && PyTuple_GET_ITEM(PyTuple_GET_ITEM(may, 0), 1) == Py_True)
        return keep(others, number, at, end);
    PyObject *first = PyLong_FromSsize_t(at), *last = PyLong_FromSsize_t(end);
    int failed = first == NULL || last == NULL;
    for (Py_ssize_t n = 0; !failed && n < PyTuple_GET_SIZE(may); n++) {
        PyObject *meaning = PyTuple_GET_ITEM(may, n);
        if (capital || PyTuple_GET_ITEM(meaning, 0) != Py_True)
            failed = add_hit(hits, type, first, last, meaning) < 0;
    }
    Py_XDECREF(first);
    Py_XDECREF(last);
    return failed ? -1 : 0;
}

static PyObject *plainly_listed(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    lookup_t l;
    PyTypeObject *type = hit_type();
    if (type == NULL || lookup(&l, args, nargs, 5) < 0)
        return NULL;
    if (!PyList_CheckExact(args[4])) {
        PyErr_SetString(PyExc_TypeError, "the meanings are no list");
        return NULL;
    }
    PyObject *hits = PyList_New(0), *others = PyList_New(0);
    Py_ssize_t at = 0, end = 0;
    int failed = hits == NULL || others == NULL;
    for (int32_t number; !failed && (number = next_found(&l, &at, &end)) >= 0; at = end) {
        PyObject *may = number < PyList_GET_SIZE(args[4]) ? PyList_GET_ITEM(args[4], number) : NULL;
        if (may == NULL || !PyTuple_CheckExact(may) || PyTuple_GET_SIZE(may) == 0) {
            PyErr_SetString(PyExc_ValueError, "a form has no meaning");
            failed = 1;
        }
        else
            failed = sort_in(&l, hits, others, number, at, end, may, type) < 0;
    }
    PyObject *both = failed ? NULL : PyTuple_Pack(2, hits, others);
    Py_XDECREF(hits);
    Py_XDECREF(others);
    return both;
}

#define STATES 65536

typedef struct {
    PyObject_HEAD
    uint16_t *next;    /* by state and letter: the state after it; 0 is the state in which nothing has begun */
    uint16_t *first;   /* by state: the state of the longest stem that ends in it, or 0 */
    uint16_t *shorter; /* by state: the state of the next shorter stem that ends in it, or 0 */
    int32_t *number;   /* by state: the stem that it is, or -1 */
    int32_t *length;   /* by state: letters since the stem began */
    uint8_t letter[256];
    int letters;
    int states;
} Stems;

static int add_stem(Stems *s, const char *stem, Py_ssize_t length, Py_ssize_t number)
{
    int state = 0;
    for (Py_ssize_t k = 0; k < length; k++) {
        uint16_t *step = &s->next[state * s->letters + s->letter[(uint8_t)stem[k]]];
        if (*step == 0) {
            s->number[s->states] = -1;
            s->length[s->states] = (int32_t)k + 1;
            *step = (uint16_t)s->states++;
        }
        state = *step;
    }
    if (s->number[state] >= 0) {
        PyErr_SetString(PyExc_ValueError, "a stem is given twice");
        return -1;
    }
    s->number[state] = (int32_t)number;
    return 0;
}

/* steps that no stem has go on with the longest beginning of another that ends there; -1 without memory */
static int complete(Stems *s)
{
    uint16_t *back = calloc((size_t)s->states, sizeof(uint16_t)), *queue = calloc((size_t)s->states, sizeof(uint16_t));
    int from = 0, to = 0, failed = back == NULL || queue == NULL;
    for (int c = 1; !failed && c < s->letters; c++)
        if (s->next[c])
            queue[to++] = s->next[c];
    while (!failed && from < to) {
        int state = queue[from++];
        s->shorter[state] = s->first[back[state]];
        s->first[state] = s->number[state] >= 0 ? (uint16_t)state : s->shorter[state];
        for (int c = 1; c < s->letters; c++) {
            uint16_t *step = &s->next[state * s->letters + c], other = s->next[back[state] * s->letters + c];
            if (*step) {
                back[*step] = other;
                queue[to++] = *step;
            }
            else
                *step = other;
        }
    }
    free(back);
    free(queue);
    return failed ? -1 : 0;
}

static int build_stems(Stems *s, PyObject *given)
{
    Py_ssize_t count = PyList_GET_SIZE(given), all = 1;
    s->letters = 1;
    for (Py_ssize_t n = 0; n < count; n++) {
        PyObject *one = PyList_GET_ITEM(given, n);
        if (!PyBytes_Check(one) || PyBytes_GET_SIZE(one) == 0) {
            PyErr_SetString(PyBytes_Check(one) ? PyExc_ValueError : PyExc_TypeError, "a stem is empty, or no bytes");
            return -1;
        }
        all += PyBytes_GET_SIZE(one);
        for (Py_ssize_t k = 0; k < PyBytes_GET_SIZE(one); k++) {
            uint8_t *letter = &s->letter[(uint8_t)PyBytes_AS_STRING(one)[k]];
            if (*letter == 0) {
                if (s->letters == 256) {
                    PyErr_SetString(PyExc_ValueError, "the stems have more letters than 255");
                    return -1;
                }
                *letter = (uint8_t)s->letters++;
            }
        }
    }
    if (all > STATES) {
        PyErr_SetString(PyExc_ValueError, "the stems have more letters in all than there are states");
        return -1;
    }
    s->next = calloc((size_t)all * (size_t)s->letters, sizeof(uint16_t));
    s->first = calloc((size_t)all, sizeof(uint16_t));
    s->shorter = calloc((size_t)all, sizeof(uint16_t));
    s->number = calloc((size_t)all, sizeof(int32_t));
    s->length = calloc((size_t)all, sizeof(int32_t));
    if (s->next == NULL || s->first == NULL || s->shorter == NULL || s->number == NULL || s->length == NULL) {
        PyErr_NoMemory();
        return -1;
    }
    s->number[0] = -1;
    s->states = 1;
    for (Py_ssize_t n = 0; n < count; n++)
        if (add_stem(s, PyBytes_AS_STRING(PyList_GET_ITEM(given, n)), PyBytes_GET_SIZE(PyList_GET_ITEM(given, n)), n) < 0)
            return -1;
    if (complete(s) < 0) {
        PyErr_NoMemory();
        return -1;
    }
    return 0;
}

static PyObject *stems_find(Stems *self, PyObject *args, PyObject *names)
{
    static char *known[] = {"haystack", "overlapping", NULL};
    PyObject *raw;
    int overlapping = 0;
    if (!PyArg_ParseTupleAndKeywords(args, names, "O|p", known, &raw, &overlapping))
        return NULL;
    if (!PyBytes_Check(raw) || !overlapping) {
        PyErr_SetString(PyExc_TypeError, "bytes are searched, not text, for every stem: with overlapping=True");
        return NULL;
    }
    PyObject *out = PyList_New(0);
    const uint8_t *text = (const uint8_t *)PyBytes_AS_STRING(raw), *letter = self->letter;
    Py_ssize_t length = PyBytes_GET_SIZE(raw);
    const int width = self->letters;
    int state = 0;
    for (Py_ssize_t at = 0; out != NULL && at < length; at++) {
        state = self->next[state * width + letter[text[at]]];
        for (int found = self->first[state]; found; found = self->shorter[found])
            if (keep(out, self->number[found], at + 1 - self->length[found], at + 1) < 0) {
                Py_CLEAR(out);
                break;
            }
    }
    return out;
}

static void stems_dealloc(Stems *self)
{
    free(self->next);
    free(self->first);
    free(self->shorter);
    free(self->number);
    free(self->length);
    Py_TYPE(self)->tp_free((PyObject *)self);
}

static PyObject *stems_new(PyTypeObject *type, PyObject *args, PyObject *names)
{
    PyObject *given = patterns_of(args, names);
    Stems *self = given == NULL ? NULL : (Stems *)type->tp_alloc(type, 0);
    if (self != NULL && build_stems(self, given) < 0)
        Py_CLEAR(self);
    return (PyObject *)self;
}

static PyMethodDef stems_methods[] = {
    {"find_matches_as_indexes", (PyCFunction)(void (*)(void))stems_find, METH_VARARGS | METH_KEYWORDS,
     "Number, start and end of every stem, in order of their ends."},
    {NULL, NULL, 0, NULL},
};

static PyTypeObject Stems_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ingest.quick_words.BytesAhoCorasick",
    .tp_basicsize = sizeof(Stems),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_new = stems_new,
    .tp_dealloc = (destructor)stems_dealloc,
    .tp_methods = stems_methods,
};

/* what `ingest.lookup.places_of` gives */

static int add_places(PyObject *found, PyObject *owners, int32_t stem, Py_ssize_t start)
{
    PyObject *place = PyLong_FromSsize_t(start);
    PyObject *of = stem < PyList_GET_SIZE(owners) ? PyList_GET_ITEM(owners, stem) : NULL;
    int failed = place == NULL || of == NULL || !PyList_CheckExact(of);
    for (Py_ssize_t n = 0; !failed && n < PyList_GET_SIZE(of); n++) {
        Py_ssize_t number = PyLong_AsSsize_t(PyList_GET_ITEM(of, n));
        failed = number < 0 || number >= PyList_GET_SIZE(found)
                 || PySet_Add(PyList_GET_ITEM(found, number), place) < 0;
    }
    if (failed && !PyErr_Occurred())
        PyErr_SetString(PyExc_ValueError, "a stem has no owners, or one beyond the number given");
    Py_XDECREF(place);
    return failed ? -1 : 0;
}

static PyObject *places_of(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 4 || !Py_IS_TYPE(args[0], &Stems_Type) || !PyList_CheckExact(args[2])) {
        PyErr_SetString(PyExc_TypeError, "an automaton is wanted, a text, a list of owners for each stem, and their number");
        return NULL;
    }
    Py_ssize_t count = PyNumber_AsSsize_t(args[3], PyExc_OverflowError);
    if ((count == -1 && PyErr_Occurred()) || !ready(args[1]))
        return NULL;
    PyObject *found = PyList_New(count < 0 ? 0 : count);
    for (Py_ssize_t n = 0; found != NULL && n < count; n++) {
        PyObject *set = PySet_New(NULL);
        if (set == NULL)
            Py_CLEAR(found);
        else
            PyList_SET_ITEM(found, n, set);
    }
    const Stems *stems = (const Stems *)args[0];
    const void *text = PyUnicode_DATA(args[1]);
    const int kind = PyUnicode_KIND(args[1]), width = stems->letters;
    Py_ssize_t length = PyUnicode_GET_LENGTH(args[1]);
    int state = 0;
    for (Py_ssize_t at = 0; found != NULL && at < length; at++) {
        Py_UCS4 c = PyUnicode_READ(kind, text, at);
        state = stems->next[state * width + stems->letter[c < 256 ? c : '?']];
        for (int one = stems->first[state]; one && found != NULL; one = stems->shorter[one])
            if (add_places(found, args[2], stems->number[one], at + 1 - stems->length[one]) < 0)
                Py_CLEAR(found);
    }
    return found;
}

/* what letters become whose lower case is one letter wherever they stand; 0 where Python itself is to be asked */
static int fold_into(PyObject *made, PyObject *text, Py_ssize_t length)
{
    if (PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND) {
        const Py_UCS1 *from = PyUnicode_1BYTE_DATA(text);
        Py_UCS1 *to = PyUnicode_1BYTE_DATA(made);
        for (Py_ssize_t n = 0; n < length; n++) {
            Py_UCS1 c = from[n];
            to[n] = c + (((c >= 'A' && c <= 'Z') || (c >= 0xc0 && c <= 0xde && c != 0xd7)) << 5);
        }
        return 1;
    }
    const Py_UCS2 *from = PyUnicode_2BYTE_DATA(text);
    Py_UCS2 *to = PyUnicode_2BYTE_DATA(made), widest = 0;
    for (Py_ssize_t n = 0; n < length; n++) {
        Py_UCS2 c = from[n];
        if (c < 128)
            c += (c >= 'A' && c <= 'Z') << 5;
        else if (c == 0x130 || c == 0x3a3)
            return 0; /* it grows; it depends on what stands beside it */
        else
            c = (Py_UCS2)Py_UNICODE_TOLOWER(c);
        to[n] = c;
        widest |= c;
    }
    return widest > 0xff; /* else the text is held in bytes, as every string that can be */
}

static PyObject *fold(PyObject *module, PyObject *text)
{
    static PyObject *real;
    if (!PyUnicode_CheckExact(text) || PyUnicode_READY(text) < 0) {
        if (!PyErr_Occurred())
            PyErr_SetString(PyExc_TypeError, "only a string is brought into lower case");
        return NULL;
    }
    if (PyUnicode_KIND(text) != PyUnicode_4BYTE_KIND) {
        Py_ssize_t length = PyUnicode_GET_LENGTH(text);
        PyObject *made = PyUnicode_New(length, PyUnicode_MAX_CHAR_VALUE(text));
        if (made == NULL || length == 0 || fold_into(made, text, length))
            return made;
        Py_DECREF(made);
    }
    if (real == NULL) {
        PyObject *folding = PyImport_ImportModule("ingest.folding");
        if (folding == NULL)
            return NULL;
        real = PyObject_GetAttrString(folding, "fold");
        Py_DECREF(folding);
        if (real == NULL)
            return NULL;
    }
    return PyObject_CallOneArg(real, text);
}

static PyMethodDef functions[] = {
    {"fold", fold, METH_O, "What ingest.folding.fold gives."},
    {"from_word_starts", (PyCFunction)(void (*)(void))from_word_starts, METH_FASTCALL,
     "What ingest.lookup.from_word_starts gives."},
    {"plainly_listed", (PyCFunction)(void (*)(void))plainly_listed, METH_FASTCALL,
     "What ingest.lookup.plainly_listed gives, of a list of meanings."},
    {"places_of", (PyCFunction)(void (*)(void))places_of, METH_FASTCALL, "What ingest.lookup.places_of gives."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "quick_words", NULL, -1, functions};

PyMODINIT_FUNC PyInit_quick_words(void)
{
    learn_letters();
    PyObject *module = PyModule_Create(&definition);
    if (module != NULL && (PyModule_AddType(module, &Trie_Type) < 0 || PyModule_AddType(module, &Stems_Type) < 0))
        Py_CLEAR(module);
    return module;
}
