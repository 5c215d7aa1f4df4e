"""Roles that a technician gives by hand."""

from imio.mutualisation.base.catalog import existing


def test_a_role_given_by_hand_is_given_in_one_record(demo):
    first, second = (each._unrestrictedGetObject() for each in existing("Member")[:2])
    first.manage_setLocalRoles("agent-mons", ["Editor"])
    assert first.get_local_roles() == (("agent-mons", ("Editor",)),)
    assert second.get_local_roles() == ()
    first.manage_delLocalRoles(["agent-mons"])
    assert first.get_local_roles() == ()
