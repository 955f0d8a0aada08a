"""A round and its extra rules as constraints on yes-or-no variables, one an edge, for OR-Tools' CP-SAT (Perron and Didier)."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import numpy as np
from ortools.sat.python import cp_model

from alongside.brokering.matching.market import EdgeTable, Integers
from alongside.brokering.matching.side_rules import NoPlanKeepsTheRules, SideRules, SideRulesNotSolved
from alongside.brokering.matching.solve import starts
from alongside.brokering.matching.tiers import Wanted

Expression = cp_model.LinearExpr


class ConstraintModel:
    """The round in CP-SAT's terms; its variables can take no values that break a rule.

    ``counting`` holds the variables that say whether more than so many of some edges are made.
    """

    def __init__(self, table: EdgeTable, wanted: Wanted, rules: SideRules) -> None:
        self.model = cp_model.CpModel()
        self.edges = [self.model.new_bool_var("") for _ in range(len(table.partner))]
        self.counting: list[tuple[cp_model.IntVar, Integers, int]] = []
        self.coverage = Expression.sum(self._needs(table, wanted))
        cost = self._partners(table, wanted)
        self.total = Expression.weighted_sum(self.edges, table.weight.tolist()) - cost
        for limited, most in rules.limits:
            self._at_most([self.edges[edge] for edge in limited.tolist()], most)
        for group in rules.together:
            for edge in group[1:].tolist():
                self.model.add(self.edges[edge] == self.edges[int(group[0])])
        for edge in rules.made.tolist():
            self.model.add(self.edges[edge] == 1)
        for edge in rules.barred.tolist():
            self.model.add(self.edges[edge] == 0)

    def _at_most(self, edges: Sequence[cp_model.IntVar], most: int) -> None:
        if len(edges) > most:
            self.model.add(Expression.sum(edges) <= most)

    def _needs(self, table: EdgeTable, wanted: Wanted) -> list[cp_model.IntVar]:
        """Keep each need to its places; one variable for each need with a first partner that counts."""
        firsts: list[cp_model.IntVar] = []
        for need, counts in enumerate(wanted.counting.tolist()):
            numbers = np.arange(table.indptr[need], table.indptr[need + 1])
            own = [self.edges[edge] for edge in numbers.tolist()]
            self._at_most(own, int(wanted.demand[need]))
            if counts and own:
                first = self.model.new_bool_var("")
                self.model.add(Expression.sum(own) >= first)
                firsts.append(first)
                self.counting.append((first, numbers, 0))
        return firsts

    def _partners(self, table: EdgeTable, wanted: Wanted) -> Expression:
        """Keep each partner to its places, and return what the places filled cost: the cheapest are filled first."""
        begins = starts(wanted.capacity)
        costs_of_all: list[Expression] = []
        order = np.argsort(table.partner, kind="stable")
        ends = np.searchsorted(table.partner[order], np.arange(table.partners + 1))
        for partner in range(table.partners):
            numbers = order[ends[partner] : ends[partner + 1]]
            own = [self.edges[edge] for edge in numbers.tolist()]
            self._at_most(own, int(wanted.capacity[partner]))
            costs = wanted.partner_cost[begins[partner] : begins[partner + 1]][: len(own)]
            if costs.any():
                filled = [self.model.new_bool_var("") for _ in costs]
                self.model.add(Expression.sum(filled) == Expression.sum(own))
                self.counting += [(place, numbers, rank) for rank, place in enumerate(filled)]
                costs_of_all.append(Expression.weighted_sum(filled, costs.tolist()))
        return Expression.sum(costs_of_all)

    def largest(self, aim: Expression, effort: float) -> tuple[int, int, Integers]:
        """The largest value found of ``aim``, what it cannot exceed, and the edges made."""
        self.model.maximize(aim)
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self.model)
        if status == cp_model.INFEASIBLE:
            raise NoPlanKeepsTheRules(
                "the pairs that go together with agreed ones cannot all be made within places and quotas; end the "
                "agreement, or take a pair out of the [[together]] entry"
            )
        if status not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
            raise SideRulesNotSolved(
                "no plan that keeps the quotas and the pairs that go together was found in the time allowed; lower "
                "'candidates', or broker one region at a time"
            )
        made = np.array([solver.boolean_value(one) for one in self.edges], dtype=np.bool_)
        return round(solver.objective_value), floor(solver.best_objective_bound + 1e-6), np.flatnonzero(made)

    def cover(self, schools: int, made: Integers) -> None:
        """Keep to plans that cover as many schools, and begin the next search at one of them."""
        self.model.add(self.coverage >= schools)
        self.begin_at(made)

    def begin_at(self, made: Integers) -> None:
        """Hint every variable: an edge by the plan, a counting variable by whether more than its rank are made."""
        flags = np.zeros(len(self.edges), dtype=np.bool_)
        flags[made] = True
        self.model.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        for edge, one in zip(self.edges, flags.tolist(), strict=True):
            self.model.add_hint(edge, one)
        for counted, numbers, rank in self.counting:
            self.model.add_hint(counted, bool(flags[numbers].sum() > rank))
