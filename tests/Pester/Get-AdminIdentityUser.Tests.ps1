BeforeAll {
    Import-Module (Join-Path $PSScriptRoot '../../AdminIam.psd1')
    Import-Module (Join-Path $PSScriptRoot 'AdminIam.Testing.psm1')
    Import-Module (Join-Path $PSScriptRoot 'IdentityDirectory.psm1')
    $center = @{ Account = 'Prod=111122223333'; CallRate = 0 }
    $quiet = @{ ErrorAction = 'SilentlyContinue'; ErrorVariable = 'problems' }
    $names = @{ GivenName = 'Ada'; FamilyName = 'Lovelace' }

    function Get-CallCount([string] $Action) {
        (Get-AdminSandbox).CallsByAction["AWSIdentityStore.$Action"]
    }
}

AfterAll {
    Stop-AdminSandbox
}

Describe 'Get-AdminIdentityUser' {
    BeforeAll {
        $null = Start-AdminSandbox @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityGroup Audit
        $ada = New-AdminIdentityUser ada @names -Email ada@example.com -Title Analyst -GroupName Ops, Audit
        $null = 'alan', 'grace' | New-AdminIdentityUser -GivenName G -FamilyName H -GroupName Ops
        $null = New-AdminIdentityUser nobody -GivenName N -FamilyName O
    }

    It 'finds a user by name, whatever the case, and by ID' {
        $named = Get-AdminIdentityUser ADA
        $found = Get-AdminIdentityUser $ada.UserId

        $named.UserName, $named.Title, $named.Email | Should -Be ada, Analyst, ada@example.com
        $named.Outcome | Should -BeNullOrEmpty
        $named.GroupName | Should -BeNullOrEmpty
        $found.UserId | Should -Be $named.UserId
    }

    It 'lists users by pattern, and all' {
        (Get-AdminIdentityUser A*).UserName | Sort-Object | Should -Be ada, alan
        (Get-AdminIdentityUser).UserName.Count | Should -Be 4
        Get-AdminIdentityUser x* @quiet | Should -BeNullOrEmpty
        $problems | Should -BeNullOrEmpty
    }

    It 'finds a user whose name contains the characters of a pattern' {
        $null = New-AdminIdentityUser 'zoe[1]' @names
        (Get-AdminIdentityUser 'ZOE[1]').UserName | Should -Be 'zoe[1]'
        (Set-AdminIdentityUser 'zoe[1]' -Title Chief).UserName | Should -Be 'zoe[1]'
        Remove-AdminIdentityUser 'zoe[1]' -Confirm:$false
        (Get-AdminIdentityUser).Count | Should -Be 4
    }

    It 'takes names, rows and objects' {
        ('ada', 'alan' | Get-AdminIdentityUser).UserName | Should -Be ada, alan
        ('User', 'grace' | ConvertFrom-Csv | Get-AdminIdentityUser).UserName | Should -Be grace
        ($ada | Get-AdminIdentityUser -Detailed).GroupName | Should -Be Audit, Ops
    }

    It 'lists the members of a group, those that match' {
        (Get-AdminIdentityUser -GroupName ops).UserName | Should -Be ada, alan, grace
        (Get-AdminIdentityUser g* -GroupName Ops).UserName | Should -Be grace
        (Get-AdminIdentityUser $ada.UserId -GroupName Ops).UserName | Should -Be ada
        Get-AdminIdentityUser nobody -GroupName Ops | Should -BeNullOrEmpty
    }

    It 'has the groups with -Detailed' {
        $users = Get-AdminIdentityUser -Detailed | Sort-Object UserName

        $users.UserName | Should -Be ada, alan, grace, nobody
        $users[0].GroupName | Should -Be Audit, Ops
        $users[1].GroupName | Should -Be Ops
        $users[3].GroupName.Count | Should -Be 0
    }

    It 'suggests names for a user and a group that do not exist' {
        Get-AdminIdentityUser adda @quiet
        $problems | Format-Problem | Should -Be 'IdentityUserNotFound ObjectNotFound adda'
        "$problems" | Should -Match "Did you mean 'ada'"
        Get-AdminIdentityUser -GroupName Oops @quiet
        $problems | Format-Problem | Should -Be 'IdentityGroupNotFound ObjectNotFound Oops'
    }

    It 'shows who belongs to an external directory' {
        $state = Join-Path $TestDrive 'external.json'
        $null = Start-AdminSandbox -Path $state @center
        $null = 'ada', 'bob' | New-AdminIdentityUser @names
        Restart-SandboxWithDirectory $state ada

        (Get-AdminIdentityUser | Where-Object IsExternal).UserName | Should -Be ada
        (Get-AdminIdentityUser ada).ExternalIssuer | Should -Be 'https://scim.example.com'
    }

    It 'reads many users with few calls' {
        $null = Start-AdminSandbox @center
        $null = New-AdminIdentityGroup Ops
        $null = New-AdminIdentityGroup Few
        $null = 1..250 | ForEach-Object { "user$_" } | New-AdminIdentityUser @names -GroupName Ops -ThrottleLimit 16
        $null = 1..3 | ForEach-Object { "user$_" } | New-AdminIdentityUser -GroupName Few -Ensure
        $before = (Get-AdminSandbox).TotalCalls

        (Get-AdminIdentityUser).Count | Should -Be 250
        (Get-AdminSandbox).TotalCalls - $before | Should -Be 3
        (Get-AdminIdentityUser -Detailed | Where-Object { $_.GroupName -contains 'Ops' }).Count | Should -Be 250
        (Get-AdminIdentityUser -GroupName Ops).Count | Should -Be 250
        (Get-AdminIdentityUser -GroupName Few).Count | Should -Be 3
        (Get-AdminSandbox).TotalCalls - $before | Should -BeLessThan 30
    }
}
