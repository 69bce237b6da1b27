"""The rows of the formats that are written and not read: for drawing, voting and games."""

from __future__ import annotations

from detente.exchange.dot import write_dot
from detente.exchange.formats import Ways, conflict_format
from detente.exchange.gambit import write_nfg
from detente.exchange.graphml import write_graphml
from detente.exchange.preflib import write_soc, write_toc


@conflict_format("graphml", suffixes=(".graphml",))
def graphml() -> Ways:
    """States and moves as a graph in XML, GraphML, for programs such as Gephi, yEd and NetworkX.

    A state has its name, what holds, its rank for each decision maker, for whom it is stable and whether it is an
    equilibrium; a move has who makes it, and whether it is an improvement.
    Source: [BrandesEtAl2002].
    """
    return Ways(write=write_graphml, judged=write_graphml)


@conflict_format("dot", suffixes=(".dot", ".gv"))
def dot() -> Ways:
    """States and moves as a drawing for Graphviz: equilibria ringed, the status quo bold, improvements in full lines.

    Source: [GansnerEtAl1993].
    """
    return Ways(write=write_dot, judged=write_dot)


@conflict_format("soc", suffixes=(".soc",))
def soc() -> Ways:
    """Everybody's order of the states without ties, for programs that read PrefLib's strict complete orders.

    Source: [MatteiWalsh2013].
    """
    return Ways(write=write_soc)


@conflict_format("toc", suffixes=(".toc",))
def toc() -> Ways:
    """Everybody's order of the states, ties allowed, for programs that read PrefLib's complete orders with ties.

    Source: [MatteiWalsh2013].
    """
    return Ways(write=write_toc)


@conflict_format("nfg", suffixes=(".nfg",))
def nfg() -> Ways:
    """A strategic game for Gambit: a strategy is a setting of the own options, and the numbers in the cells are ranks.

    Source: [SavaniTurocy2025].
    """
    return Ways(write=write_nfg)
