"""An account of the shop."""


def withdraw(balance, amount):
    assert amount > 0, "the amount must be positive"
    assert amount <= balance and balance is not None
    return balance - amount
