/* `ingest.quick_patterns`: objects that do what those of `re` do, for the patterns compiled beside them. */

#include "runtime.h"

typedef struct {
    PyObject_HEAD
    Pattern *pattern;
    PyObject *string;
    PyObject *real; /* the iterator of `re`, once it was asked */
    at_t pos, endpos, from, must_not, given;
} Finder;

static PyTypeObject Pattern_Type, Match_Type, Finder_Type;
static PyObject *re_compile, *programs;

static PyObject *real_pattern(Pattern *self)
{
    if (self->real == NULL)
        self->real = PyObject_CallFunction(re_compile, "Oi", self->pattern, self->program->flags);
    return self->real;
}

static PyObject *ask_re(Pattern *self, const char *method, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    PyObject *real = real_pattern(self);
    if (real == NULL)
        return NULL;
    PyObject *call = PyObject_GetAttrString(real, method);
    if (call == NULL)
        return NULL;
    PyObject *result = PyObject_Vectorcall(call, args, nargs, names);
    Py_DECREF(call);
    return result;
}

/* 1 where `re` is to be asked, -1 with an error set */
static int arguments(PyObject *const *args, Py_ssize_t nargs, PyObject *names, at_t *pos, at_t *endpos)
{
    if (names != NULL || nargs < 1 || nargs > 3 || !PyUnicode_CheckExact(args[0]))
        return 1;
    if (PyUnicode_READY(args[0]) < 0)
        return -1;
    if (PyUnicode_KIND(args[0]) == PyUnicode_4BYTE_KIND)
        return 1;
    at_t length = PyUnicode_GET_LENGTH(args[0]);
    *pos = 0;
    *endpos = length;
    if (nargs > 1) {
        *pos = PyNumber_AsSsize_t(args[1], NULL);
        if (*pos == -1 && PyErr_Occurred())
            return -1;
    }
    if (nargs > 2) {
        *endpos = PyNumber_AsSsize_t(args[2], NULL);
        if (*endpos == -1 && PyErr_Occurred())
            return -1;
    }
    *pos = *pos < 0 ? 0 : *pos > length ? length : *pos;
    *endpos = *endpos < 0 ? 0 : *endpos > length ? length : *endpos;
    return *pos > *endpos;
}

static inline at_t run(Pattern *self, state_t *s, PyObject *string, at_t from, int search)
{
    const program_t *p = self->program;
    s->lastindex = -1;
    s->depth = 0;
    s->begun = from;
    for (int n = 2 * p->groups; n-- > 0;)
        s->mark[n] = -1;
    if (PyUnicode_KIND(string) == PyUnicode_1BYTE_KIND)
        return (search ? p->search1 : p->match1)(s, PyUnicode_1BYTE_DATA(string), from);
    return (search ? p->search2 : p->match2)(s, PyUnicode_2BYTE_DATA(string), from);
}

static PyObject *matched(Pattern *self, state_t *s, PyObject *string, at_t pos, at_t end)
{
    int marks = 2 * self->program->groups;
    Match *m = PyObject_NewVar(Match, &Match_Type, marks + 2);
    if (m == NULL)
        return NULL;
    m->pattern = (Pattern *)Py_NewRef((PyObject *)self);
    m->string = Py_NewRef(string);
    m->pos = pos;
    m->endpos = s->end;
    m->lastindex = s->lastindex;
    m->mark[0] = s->begun;
    m->mark[1] = end;
    for (int n = 0; n < marks; n += 2) {
        int whole = s->mark[n] >= 0 && s->mark[n + 1] >= 0;
        m->mark[n + 2] = whole ? s->mark[n] : -1;
        m->mark[n + 3] = whole ? s->mark[n + 1] : -1;
    }
    return (PyObject *)m;
}

static inline PyObject *one(Pattern *self, const char *method, PyObject *const *args, Py_ssize_t nargs,
                            PyObject *names, int search, int full)
{
    state_t s;
    at_t pos;
    int other = arguments(args, nargs, names, &pos, &s.end);
    if (other < 0)
        return NULL;
    if (!other) {
        s.full = full;
        s.must_not = -1;
        at_t end = run(self, &s, args[0], pos, search);
        if (end >= 0)
            return matched(self, &s, args[0], pos, end);
        if (end == NOTHING)
            Py_RETURN_NONE;
    }
    return ask_re(self, method, args, nargs, names);
}

/* the same for callers in C, who give numbers as such */
static PyObject *run_for(PyObject *pattern, PyObject *text, at_t pos, at_t end, int how)
{
    static const char *const names[] = {[RUN_MATCH] = "match", [RUN_FULL] = "fullmatch", [RUN_SEARCH] = "search"};
    Pattern *self = (Pattern *)pattern;
    if (PyUnicode_CheckExact(text) && PyUnicode_IS_READY(text) && PyUnicode_KIND(text) != PyUnicode_4BYTE_KIND) {
        at_t length = PyUnicode_GET_LENGTH(text);
        at_t from = pos < 0 ? 0 : pos > length ? length : pos;
        state_t s;
        s.end = end < 0 ? 0 : end > length ? length : end;
        s.full = how == RUN_FULL;
        s.must_not = -1;
        at_t found = from > s.end ? GIVE_UP : run(self, &s, text, from, how == RUN_SEARCH);
        if (found >= 0)
            return matched(self, &s, text, from, found);
        if (found == NOTHING)
            Py_RETURN_NONE;
    }
    PyObject *real = real_pattern(self);
    return real == NULL ? NULL : PyObject_CallMethod(real, names[how], "Onn", text, pos, end);
}

static PyObject *pattern_match(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    return one(self, "match", args, nargs, names, 0, 0);
}

static PyObject *pattern_fullmatch(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    return one(self, "fullmatch", args, nargs, names, 0, 1);
}

static PyObject *pattern_search(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    return one(self, "search", args, nargs, names, 1, 0);
}

static PyObject *pattern_finditer(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    at_t pos, endpos;
    int other = arguments(args, nargs, names, &pos, &endpos);
    if (other)
        return other < 0 ? NULL : ask_re(self, "finditer", args, nargs, names);
    Finder *f = PyObject_New(Finder, &Finder_Type);
    if (f == NULL)
        return NULL;
    f->pattern = (Pattern *)Py_NewRef((PyObject *)self);
    f->string = Py_NewRef(args[0]);
    f->real = NULL;
    f->pos = f->from = pos;
    f->endpos = endpos;
    f->must_not = -1;
    f->given = 0;
    return (PyObject *)f;
}

static PyObject *stretch(PyObject *string, at_t from, at_t to)
{
    return from < 0 ? PyUnicode_New(0, 0) : PyUnicode_Substring(string, from, to);
}

static PyObject *pattern_findall(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    state_t s;
    at_t from;
    int groups = self->program->groups;
    int other = arguments(args, nargs, names, &from, &s.end);
    if (other)
        return other < 0 ? NULL : ask_re(self, "findall", args, nargs, names);
    PyObject *found = PyList_New(0);
    s.full = 0;
    s.must_not = -1;
    while (found != NULL) {
        at_t end = run(self, &s, args[0], from, 1);
        if (end == NOTHING)
            break;
        if (end == GIVE_UP) {
            Py_DECREF(found);
            return ask_re(self, "findall", args, nargs, names);
        }
        PyObject *item;
        if (groups == 0)
            item = stretch(args[0], s.begun, end);
        else if (groups == 1)
            item = stretch(args[0], s.mark[1] < 0 ? -1 : s.mark[0], s.mark[1]);
        else {
            item = PyTuple_New(groups);
            for (int n = 0; item != NULL && n < groups; n++) {
                PyObject *part = stretch(args[0], s.mark[2 * n + 1] < 0 ? -1 : s.mark[2 * n], s.mark[2 * n + 1]);
                if (part == NULL)
                    Py_CLEAR(item);
                else
                    PyTuple_SET_ITEM(item, n, part);
            }
        }
        if (item == NULL || PyList_Append(found, item) < 0)
            Py_CLEAR(found);
        Py_XDECREF(item);
        s.must_not = end == s.begun ? end : -1;
        from = end;
    }
    return found;
}

static PyObject *pattern_split(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    return ask_re(self, "split", args, nargs, names);
}

static PyObject *pattern_subn(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    return ask_re(self, "subn", args, nargs, names);
}

static int is_plain(PyObject *words)
{
    return PyUnicode_CheckExact(words) && PyUnicode_READY(words) == 0
        && PyUnicode_FindChar(words, '\\', 0, PyUnicode_GET_LENGTH(words), 1) == -1;
}

static int add_stretch(PyObject *parts, PyObject *string, at_t from, at_t to)
{
    PyObject *part = from < to ? PyUnicode_Substring(string, from, to) : NULL;
    int failed = from < to && (part == NULL || PyList_Append(parts, part) < 0);
    Py_XDECREF(part);
    return failed;
}

static PyObject *pattern_sub(Pattern *self, PyObject *const *args, Py_ssize_t nargs, PyObject *names)
{
    state_t s;
    at_t from, end = NOTHING;
    int other = nargs == 2 && is_plain(args[0]) ? arguments(args + 1, 1, names, &from, &s.end) : 1;
    if (other)
        return other < 0 ? NULL : ask_re(self, "sub", args, nargs, names);
    PyObject *parts = NULL;
    s.full = 0;
    s.must_not = -1;
    while ((end = run(self, &s, args[1], from, 1)) >= 0) {
        if (parts == NULL && (parts = PyList_New(0)) == NULL)
            return NULL;
        if (add_stretch(parts, args[1], from, s.begun) || PyList_Append(parts, args[0]) < 0) {
            Py_DECREF(parts);
            return NULL;
        }
        s.must_not = end == s.begun ? end : -1;
        from = end;
    }
    if (end == GIVE_UP) {
        Py_XDECREF(parts);
        return ask_re(self, "sub", args, nargs, names);
    }
    if (parts == NULL)
        return Py_NewRef(args[1]);
    PyObject *empty = PyUnicode_New(0, 0), *whole = NULL;
    if (empty != NULL && !add_stretch(parts, args[1], from, s.end))
        whole = PyUnicode_Join(empty, parts);
    Py_XDECREF(empty);
    Py_DECREF(parts);
    return whole;
}

static PyObject *pattern_pattern(Pattern *self, void *unused)
{
    return Py_NewRef(self->pattern);
}

static PyObject *pattern_groupindex(Pattern *self, void *unused)
{
    return PyDictProxy_New(self->groupindex);
}

static PyObject *pattern_groups(Pattern *self, void *unused)
{
    return PyLong_FromLong(self->program->groups);
}

static PyObject *pattern_flags(Pattern *self, void *unused)
{
    PyObject *real = real_pattern(self);
    return real == NULL ? NULL : PyObject_GetAttrString(real, "flags");
}

static void pattern_dealloc(Pattern *self)
{
    Py_XDECREF(self->pattern);
    Py_XDECREF(self->real);
    Py_XDECREF(self->groupindex);
    PyObject_Free(self);
}

#define CALLED(name) {#name, (PyCFunction)(void (*)(void))pattern_##name, METH_FASTCALL | METH_KEYWORDS, NULL}

static PyMethodDef pattern_methods[] = {
    CALLED(match), CALLED(fullmatch), CALLED(search), CALLED(finditer), CALLED(findall),
    CALLED(sub), CALLED(subn), CALLED(split), {NULL, NULL, 0, NULL},
};

#define OF_PATTERN(name) {#name, (getter)pattern_##name, NULL, NULL, NULL}

static PyGetSetDef pattern_members[] = {
    OF_PATTERN(pattern), OF_PATTERN(flags), OF_PATTERN(groups), OF_PATTERN(groupindex), {NULL, NULL, NULL, NULL, NULL},
};

static PyTypeObject Pattern_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ingest.quick_patterns.Pattern",
    .tp_basicsize = sizeof(Pattern),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)pattern_dealloc,
    .tp_methods = pattern_methods,
    .tp_getset = pattern_members,
};

/* The mark at which a group's place stands, -1 with an error set */
static int place_of(Match *self, PyObject *group)
{
    at_t number = -1;
    if (group == NULL)
        return 0;
    if (PyLong_CheckExact(group))
        number = PyLong_AsSsize_t(group);
    else if (PyUnicode_CheckExact(group)) {
        PyObject *found = PyDict_GetItemWithError(self->pattern->groupindex, group);
        if (found != NULL)
            number = PyLong_AsSsize_t(found);
    }
    if (number < 0 || number > self->pattern->program->groups) {
        if (!PyErr_Occurred() || PyErr_ExceptionMatches(PyExc_OverflowError))
            PyErr_SetString(PyExc_IndexError, "no such group");
        return -1;
    }
    return (int)(2 * number);
}

static PyObject *group_at(Match *self, int place, PyObject *otherwise)
{
    if (place < 0)
        return NULL;
    if (self->mark[place] < 0)
        return Py_NewRef(otherwise);
    return PyUnicode_Substring(self->string, self->mark[place], self->mark[place + 1]);
}

static PyObject *match_getitem(Match *self, PyObject *group)
{
    return group_at(self, place_of(self, group), Py_None);
}

static PyObject *match_group(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs < 2)
        return match_getitem(self, nargs ? args[0] : NULL);
    PyObject *all = PyTuple_New(nargs);
    for (Py_ssize_t n = 0; all != NULL && n < nargs; n++) {
        PyObject *part = match_getitem(self, args[n]);
        if (part == NULL)
            Py_CLEAR(all);
        else
            PyTuple_SET_ITEM(all, n, part);
    }
    return all;
}

static PyObject *match_groups(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    int groups = self->pattern->program->groups;
    PyObject *all = PyTuple_New(groups);
    for (int n = 0; all != NULL && n < groups; n++) {
        PyObject *part = group_at(self, 2 * n + 2, nargs ? args[0] : Py_None);
        if (part == NULL)
            Py_CLEAR(all);
        else
            PyTuple_SET_ITEM(all, n, part);
    }
    return all;
}

static PyObject *match_groupdict(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    PyObject *all = PyDict_New(), *name, *number;
    Py_ssize_t next = 0;
    while (all != NULL && PyDict_Next(self->pattern->groupindex, &next, &name, &number)) {
        PyObject *part = group_at(self, (int)(2 * PyLong_AsSsize_t(number)), nargs ? args[0] : Py_None);
        if (part == NULL || PyDict_SetItem(all, name, part) < 0)
            Py_CLEAR(all);
        Py_XDECREF(part);
    }
    return all;
}

/* Py_BuildValue reads its format anew each time */
static PyObject *pair(at_t one, at_t other)
{
    PyObject *both = PyTuple_New(2), *first = PyLong_FromSsize_t(one), *second = PyLong_FromSsize_t(other);
    if (both == NULL || first == NULL || second == NULL) {
        Py_XDECREF(both);
        Py_XDECREF(first);
        Py_XDECREF(second);
        return NULL;
    }
    PyTuple_SET_ITEM(both, 0, first);
    PyTuple_SET_ITEM(both, 1, second);
    return both;
}

static PyObject *match_start(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    int place = place_of(self, nargs ? args[0] : NULL);
    return place < 0 ? NULL : PyLong_FromSsize_t(self->mark[place]);
}

static PyObject *match_end(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    int place = place_of(self, nargs ? args[0] : NULL);
    return place < 0 ? NULL : PyLong_FromSsize_t(self->mark[place + 1]);
}

static PyObject *match_span(Match *self, PyObject *const *args, Py_ssize_t nargs)
{
    int place = place_of(self, nargs ? args[0] : NULL);
    return place < 0 ? NULL : pair(self->mark[place], self->mark[place + 1]);
}

static PyObject *match_lastindex(Match *self, void *unused)
{
    if (self->lastindex < 0)
        Py_RETURN_NONE;
    return PyLong_FromSsize_t(self->lastindex);
}

static PyObject *match_lastgroup(Match *self, void *unused)
{
    const char *name = self->lastindex < 0 ? NULL : self->pattern->program->names[self->lastindex];
    if (name == NULL)
        Py_RETURN_NONE;
    return PyUnicode_InternFromString(name);
}

static PyObject *match_string(Match *self, void *unused)
{
    return Py_NewRef(self->string);
}

static PyObject *match_re(Match *self, void *unused)
{
    return Py_NewRef((PyObject *)self->pattern);
}

static PyObject *match_pos(Match *self, void *unused)
{
    return PyLong_FromSsize_t(self->pos);
}

static PyObject *match_endpos(Match *self, void *unused)
{
    return PyLong_FromSsize_t(self->endpos);
}

static void match_dealloc(Match *self)
{
    Py_DECREF(self->pattern);
    Py_DECREF(self->string);
    PyObject_Free(self);
}

#define TOLD(name) {#name, (PyCFunction)(void (*)(void))match_##name, METH_FASTCALL, NULL}

static PyMethodDef match_methods[] = {
    TOLD(group), TOLD(groups), TOLD(groupdict), TOLD(start), TOLD(end), TOLD(span), {NULL, NULL, 0, NULL},
};

#define HELD(name) {#name, (getter)match_##name, NULL, NULL, NULL}

static PyGetSetDef match_members[] = {
    HELD(lastindex), HELD(lastgroup), HELD(string), HELD(re), HELD(pos), HELD(endpos), {NULL, NULL, NULL, NULL, NULL},
};

static PyMappingMethods match_mapping = {.mp_subscript = (binaryfunc)match_getitem};

static PyTypeObject Match_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ingest.quick_patterns.Match",
    .tp_basicsize = offsetof(Match, mark),
    .tp_itemsize = sizeof(at_t),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)match_dealloc,
    .tp_as_mapping = &match_mapping,
    .tp_methods = match_methods,
    .tp_getset = match_members,
};

static PyObject *finder_next(Finder *self)
{
    if (self->real == NULL) {
        state_t s;
        s.end = self->endpos;
        s.full = 0;
        s.must_not = self->must_not;
        at_t end = run(self->pattern, &s, self->string, self->from, 1);
        if (end == NOTHING)
            return NULL;
        if (end >= 0) {
            self->must_not = end == s.begun ? end : -1;
            self->from = end;
            self->given++;
            return matched(self->pattern, &s, self->string, self->pos, end);
        }
        PyObject *real = real_pattern(self->pattern);
        if (real != NULL)
            self->real = PyObject_CallMethod(real, "finditer", "Onn", self->string, self->pos, self->endpos);
        if (self->real == NULL)
            return NULL;
        for (; self->given > 0; self->given--) {
            PyObject *known = PyIter_Next(self->real);
            if (known == NULL)
                return NULL;
            Py_DECREF(known);
        }
    }
    return PyIter_Next(self->real);
}

static void finder_dealloc(Finder *self)
{
    Py_DECREF(self->pattern);
    Py_DECREF(self->string);
    Py_XDECREF(self->real);
    PyObject_Free(self);
}

static PyTypeObject Finder_Type = {
    PyVarObject_HEAD_INIT(NULL, 0)
    .tp_name = "ingest.quick_patterns.Finder",
    .tp_basicsize = sizeof(Finder),
    .tp_flags = Py_TPFLAGS_DEFAULT,
    .tp_dealloc = (destructor)finder_dealloc,
    .tp_iter = PyObject_SelfIter,
    .tp_iternext = (iternextfunc)finder_next,
};

static PyObject *compile(PyObject *module, PyObject *args)
{
    PyObject *pattern, *flags = NULL;
    if (!PyArg_ParseTuple(args, "O|O", &pattern, &flags))
        return NULL;
    long value = flags == NULL ? 0 : PyLong_AsLong(flags);
    if (value == -1 && PyErr_Occurred())
        return NULL;
    PyObject *key = Py_BuildValue("Ol", pattern, value);
    PyObject *found = key == NULL ? NULL : PyDict_GetItemWithError(programs, key);
    Py_XDECREF(key);
    if (found != NULL)
        return Py_NewRef(found);
    return PyErr_Occurred() ? NULL : PyObject_Call(re_compile, args, NULL);
}

/* what `ingest.cutting.cut` gives, without a match for each */
static PyObject *cut(PyObject *module, PyObject *const *args, Py_ssize_t nargs)
{
    if (nargs != 5) {
        PyErr_SetString(PyExc_TypeError, "cut() takes a pattern, a text, start, end and most");
        return NULL;
    }
    Py_ssize_t most = PyNumber_AsSsize_t(args[4], PyExc_OverflowError);
    if (most == -1 && PyErr_Occurred())
        return NULL;
    PyObject *spans = PyList_New(0), *words = PyList_New(0), *matches = NULL;
    state_t s;
    at_t from = 0;
    int failed = spans == NULL || words == NULL, other = 1;
    Pattern *self = (Pattern *)args[0];
    if (!failed && Py_IS_TYPE(args[0], &Pattern_Type)) {
        other = arguments(args + 1, 3, NULL, &from, &s.end);
        failed = other < 0;
        s.full = 0;
        s.must_not = -1;
    }
    for (Py_ssize_t n = 0; !failed && !other && n < most; n++) {
        at_t end = run(self, &s, args[1], from, 1);
        if (end == NOTHING)
            break;
        if (end == GIVE_UP) {
            other = 1;
            failed = PyList_SetSlice(spans, 0, n, NULL) < 0 || PyList_SetSlice(words, 0, n, NULL) < 0;
            break;
        }
        PyObject *span = pair(s.begun, end);
        PyObject *word = PyUnicode_Substring(args[1], s.begun, end);
        failed = span == NULL || word == NULL || PyList_Append(spans, span) < 0 || PyList_Append(words, word) < 0;
        Py_XDECREF(span);
        Py_XDECREF(word);
        s.must_not = end == s.begun ? end : -1;
        from = end;
    }
    if (!failed && other) {
        matches = PyObject_CallMethod(args[0], "finditer", "OOO", args[1], args[2], args[3]);
        failed = matches == NULL;
    }
    for (Py_ssize_t n = 0; !failed && matches != NULL && n < most; n++) {
        PyObject *match = PyIter_Next(matches);
        if (match == NULL) {
            failed = PyErr_Occurred() != NULL;
            break;
        }
        PyObject *span = PyObject_CallMethod(match, "span", NULL), *word = PyObject_CallMethod(match, "group", NULL);
        failed = span == NULL || word == NULL || PyList_Append(spans, span) < 0 || PyList_Append(words, word) < 0;
        Py_XDECREF(span);
        Py_XDECREF(word);
        Py_DECREF(match);
    }
    Py_XDECREF(matches);
    PyObject *both = failed ? NULL : PyTuple_Pack(2, spans, words);
    Py_XDECREF(spans);
    Py_XDECREF(words);
    return both;
}

static int add_program(const program_t *program)
{
    Pattern *made = PyObject_New(Pattern, &Pattern_Type);
    if (made == NULL)
        return -1;
    made->program = program;
    made->real = NULL;
    made->pattern = PyUnicode_FromString(program->pattern);
    made->groupindex = PyDict_New();
    int failed = made->pattern == NULL || made->groupindex == NULL;
    for (int n = 1; !failed && n <= program->groups; n++) {
        PyObject *number = program->names[n] == NULL ? NULL : PyLong_FromLong(n);
        if (number != NULL)
            failed = PyDict_SetItemString(made->groupindex, program->names[n], number) < 0;
        Py_XDECREF(number);
    }
    PyObject *key = failed ? NULL : Py_BuildValue("Oi", made->pattern, program->flags);
    failed = key == NULL || PyDict_SetItem(programs, key, (PyObject *)made) < 0;
    Py_XDECREF(key);
    Py_DECREF(made);
    return failed ? -1 : 0;
}

static PyMethodDef functions[] = {
    {"compile", compile, METH_VARARGS, "What re.compile gives, or an object that does the same faster."},
    {"cut", (PyCFunction)(void (*)(void))cut, METH_FASTCALL, "What ingest.cutting.cut gives."},
    {NULL, NULL, 0, NULL},
};

static struct PyModuleDef definition = {PyModuleDef_HEAD_INIT, "quick_patterns", NULL, -1, functions};

PyMODINIT_FUNC PyInit_quick_patterns(void)
{
    PyObject *re = PyImport_ImportModule("re");
    if (re == NULL)
        return NULL;
    re_compile = PyObject_GetAttrString(re, "compile");
    Py_DECREF(re);
    programs = PyDict_New();
    if (re_compile == NULL || programs == NULL || PyType_Ready(&Pattern_Type) < 0 || PyType_Ready(&Match_Type) < 0
        || PyType_Ready(&Finder_Type) < 0)
        return NULL;
    for (const program_t *const *each = risalah_programs; *each != NULL; each++)
        if (add_program(*each) < 0)
            return NULL;
    static calls_t calls;
    calls = (calls_t){&Pattern_Type, &Match_Type, run_for};
    PyObject *module = PyModule_Create(&definition), *capsule = PyCapsule_New(&calls, CALLS, NULL);
    if (module != NULL
        && (capsule == NULL || PyModule_AddObjectRef(module, "calls", capsule) < 0
            || PyModule_AddObjectRef(module, "programs", programs) < 0))
        Py_CLEAR(module);
    Py_XDECREF(capsule);
    return module;
}
